package dev.polystack.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/**
 * How tests start the command in half of the time: from an archive of its classes, as the meta
 * script does. Class data are shared among jars only, so these tests' folders of classes become
 * jars.
 */
public final class SharedClasses {

  private static final Path FOLDER = Path.of("target", "shared-classes").toAbsolutePath();
  private static final Path ARCHIVE = FOLDER.resolve("classes.jsa");
  private static final List<String> COMMAND =
      List.of(
          Path.of(System.getProperty("java.home"), "bin", "java").toString(),
          "-XX:TieredStopAtLevel=1",
          "-XX:-UsePerfData",
          "-Xlog:disable",
          "-Dpicocli.disable.closures=true",
          "-Dpicocli.converters.excludes=java.time.*,java.sql.*");
  private static final List<String> JAVA = prepare();

  private SharedClasses() {}

  /** The beginning of a command line: Java with its options, up to the class path. */
  public static List<String> java() {
    return JAVA;
  }

  private static List<String> prepare() {
    try {
      Files.createDirectories(FOLDER);
      String classes = jars();
      Path list = FOLDER.resolve("classes.list");
      if (!Files.exists(ARCHIVE)
          || Stream.of(classes.split(":")).anyMatch(jar -> isNewer(Path.of(jar), ARCHIVE))) {
        Path root = Files.createDirectories(FOLDER.resolve("rehearsal"));
        run(
            "-XX:+UseSerialGC",
            "-XX:DumpLoadedClassList=" + list,
            "-Dmeta.root=" + root,
            "-cp",
            classes,
            Meta.class.getName(),
            "rehearse-short-commands");
        run(
            "-XX:+UseG1GC",
            "-Xshare:dump",
            "-XX:SharedClassListFile=" + list,
            "-XX:SharedArchiveFile=" + ARCHIVE,
            "-cp",
            classes);
      }
      List<String> java = new ArrayList<>(COMMAND);
      java.addAll(List.of("-XX:+UseSerialGC", "-XX:SharedArchiveFile=" + ARCHIVE, "-cp", classes));
      return java;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to " + FOLDER, e);
    }
  }

  private static String jars() throws IOException {
    List<String> jars = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(":")) {
      Path folder = Path.of(entry);
      if (Files.isDirectory(folder)) {
        Path jar = FOLDER.resolve(jars.size() + ".jar");
        if (!Files.exists(jar) || isNewer(folder, jar)) {
          pack(folder, jar);
        }
        jars.add(jar.toString());
      } else if (Files.exists(folder)) {
        jars.add(entry);
      }
    }
    return String.join(":", jars);
  }

  private static void pack(Path folder, Path jar) {
    ToolProvider.findFirst("jar")
        .orElseThrow()
        .run(
            System.out,
            System.err,
            "--create",
            "--no-compress",
            "--file",
            jar.toString(),
            "-C",
            folder.toString(),
            ".");
  }

  /** Whether a file, or anything in a folder, is newer than another file. */
  private static boolean isNewer(Path file, Path than) {
    try (Stream<Path> all = Files.walk(file)) {
      long time = Files.getLastModifiedTime(than).toMillis();
      return all.anyMatch(each -> each.toFile().lastModified() > time);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot look into " + file, e);
    }
  }

  private static void run(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(COMMAND);
    command.addAll(List.of(arguments));
    new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(Redirect.to(FOLDER.resolve("log").toFile()))
        .start()
        .onExit()
        .join();
  }
}
