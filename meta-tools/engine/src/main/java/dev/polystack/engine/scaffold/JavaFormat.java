package dev.polystack.engine.scaffold;

import dev.polystack.engine.UserError;
import dev.polystack.engine.process.Finished;
import dev.polystack.engine.process.Program;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Formats sources as the build wants them: how lines break depends on how long names are.
 *
 * <p>In a JVM of its own, since the formatter needs the compiler's insides opened.
 *
 * @see <a href="https://github.com/google/google-java-format">google-java-format</a>
 */
final class JavaFormat {

  private static final List<String> PARTS =
      List.of("api", "code", "file", "parser", "tree", "util");

  private JavaFormat() {}

  /**
   * Formats those of the files that are Java.
   *
   * @param root what the files are relative to
   * @throws UserError if one of them is no Java
   */
  static void apply(Path root, List<Path> files, Path log) throws InterruptedException {
    List<String> sources =
        files.stream()
            .map(Path::toString)
            .filter(file -> file.endsWith(".java"))
            .distinct()
            .toList();
    if (sources.isEmpty()) {
      return;
    }
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.add("-XX:TieredStopAtLevel=1");
    PARTS.forEach(
        part ->
            command.add(
                "--add-exports=jdk.compiler/com.sun.tools.javac.%s=ALL-UNNAMED".formatted(part)));
    command.addAll(
        List.of(
            "-cp",
            System.getProperty("java.class.path"),
            "com.google.googlejavaformat.java.Main",
            "--replace"));
    command.addAll(sources);
    Finished finished = Program.of(command).in(root).run(log);
    if (!finished.succeeded()) {
      throw new UserError(
          "The new sources could not be formatted:%n%s%n  Log: %s"
              .formatted(finished.relevant(line -> line.contains("error")), log));
    }
  }
}
