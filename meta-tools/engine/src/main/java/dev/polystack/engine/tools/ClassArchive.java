package dev.polystack.engine.tools;

import dev.polystack.engine.Checkout;
import dev.polystack.engine.WorkFolder;
import dev.polystack.engine.process.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The classes of meta and of the compiler as the JVM keeps them in memory. The meta script starts
 * from that file, and saves a third of a short command's processor time. It is a static archive,
 * since a dynamic one of Java 17 leaves out classes as old as picocli's.
 *
 * @see <a href="https://openjdk.org/jeps/310">JEP 310: Application Class-Data Sharing</a>
 */
public final class ClassArchive {

  private final Checkout checkout;
  private final WorkFolder work;

  /** The archive of a checkout. */
  public ClassArchive(Checkout checkout) {
    this.checkout = checkout;
    this.work = checkout.work();
  }

  /** Makes the archive if there is none; without it everything works, a little slower. */
  public void ensure(String project) throws InterruptedException {
    Path archive = work.path().resolve("meta.jsa");
    if (Files.exists(archive)) {
      return;
    }
    Path list = work.made("work").resolve("meta.classes");
    Path draft = archive.resolveSibling("meta.jsa.next");
    try {
      Files.deleteIfExists(draft);
      boolean done =
          java(
                  List.of(
                      "-XX:DumpLoadedClassList=" + list,
                      "-Dmeta.root=" + checkout.root(),
                      "-Dmeta.home=" + checkout.tools(),
                      "dev.polystack.cli.Meta",
                      "rehearse",
                      "--project",
                      project))
              && add(work.path().resolve("work/meta-start.classes"), list)
              && java(
                  List.of(
                      "-Xshare:dump",
                      "-XX:SharedClassListFile=" + list,
                      "-XX:SharedArchiveFile=" + draft));
      if (done && Files.exists(draft)) {
        Files.move(draft, archive, StandardCopyOption.ATOMIC_MOVE);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + archive, e);
    }
  }

  /** What short commands take, as the meta script noted when it built meta. */
  private static boolean add(Path more, Path list) throws IOException {
    if (Files.exists(more)) {
      Set<String> all = new LinkedHashSet<>(Files.readAllLines(list));
      all.addAll(Files.readAllLines(more));
      Files.write(list, all);
    }
    return true;
  }

  private boolean java(List<String> arguments) throws InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xlog:disable",
                "-Dpicocli.disable.closures=true",
                "-Dpicocli.converters.excludes=java.time.*,java.sql.*",
                "-cp",
                System.getProperty("java.class.path")));
    command.addAll(arguments);
    return Program.of(command).run(work.log("class-archive")).succeeded();
  }
}
