package dev.polystack.engine.tools;

import dev.polystack.engine.Checkout;
import dev.polystack.engine.process.Finished;
import dev.polystack.engine.process.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * The classes of meta and of the compiler as the JVM keeps them in memory. The meta script starts
 * from that file, and saves a third of a short command's processor time.
 *
 * @see <a href="https://openjdk.org/jeps/350">JEP 350: Dynamic CDS Archives</a>
 */
public final class ClassArchive {

  private final Checkout checkout;

  /** The archive of a checkout. */
  public ClassArchive(Checkout checkout) {
    this.checkout = checkout;
  }

  /** Makes the archive if there is none; without it everything works, a little slower. */
  public void ensure(String project) throws InterruptedException {
    Path archive = checkout.made().resolve("meta.jsa");
    if (Files.exists(archive)) {
      return;
    }
    Path draft = archive.resolveSibling("meta.jsa.next");
    try {
      Files.deleteIfExists(draft);
      Finished finished = Program.of(command(draft, project)).run(checkout.log("class-archive"));
      if (finished.succeeded() && Files.exists(draft)) {
        Files.move(draft, archive, StandardCopyOption.ATOMIC_MOVE);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + archive, e);
    }
  }

  private List<String> command(Path archive, String project) {
    return List.of(
        ProcessHandle.current().info().command().orElse("java"),
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "-Xlog:disable",
        "-XX:ArchiveClassesAtExit=" + archive,
        "-Dmeta.root=" + checkout.root(),
        "-Dmeta.home=" + checkout.tools(),
        "-cp",
        System.getProperty("java.class.path"),
        "dev.polystack.cli.Meta",
        "rehearse",
        "--project",
        project);
  }
}
