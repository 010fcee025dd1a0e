package dev.polystack.bench;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Runs programs, which have to succeed.
 *
 * @param log takes what they print
 * @param variables for all of them
 */
record Shell(Path log, Map<String, String> variables) {

  /**
   * Runs one and answers how long it took.
   *
   * @param more variables, for this one alone
   * @throws IllegalStateException if it fails, with the log's place
   */
  Duration run(Path where, Map<String, String> more, String... command) {
    var builder = new ProcessBuilder(command).directory(where.toFile());
    builder.environment().putAll(variables);
    builder.environment().putAll(more);
    builder.redirectErrorStream(true);
    builder.redirectInput(Redirect.from(new File("/dev/null")));
    builder.redirectOutput(Redirect.appendTo(log.toFile()));
    long start = System.nanoTime();
    int status = status(builder);
    if (status != 0) {
      throw new IllegalStateException(
          "%s ended with status %d: see %s".formatted(String.join(" ", command), status, log));
    }
    return Duration.ofNanos(System.nanoTime() - start);
  }

  /** The seconds that a line of shell takes. */
  double seconds(Path where, String line, Map<String, String> more) {
    return run(where, more, "sh", "-c", line).toNanos() / 1e9;
  }

  /** Where a program is on the PATH; empty if it is not installed. */
  static Optional<Path> find(String program) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Whether a program can be run like this and says that it is well. */
  static boolean succeeds(String... command) {
    return find(command[0]).isPresent()
        && status(
                new ProcessBuilder(command)
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD))
            == 0;
  }

  static void delete(Path folder) {
    status(new ProcessBuilder("rm", "-rf", folder.toString()));
  }

  private static int status(ProcessBuilder builder) {
    try {
      return builder.start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
