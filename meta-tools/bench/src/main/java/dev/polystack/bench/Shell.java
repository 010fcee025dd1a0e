package dev.polystack.bench;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.Map;

/**
 * Runs lines of shell, which have to succeed.
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
  double seconds(Path where, String command, Map<String, String> more) {
    long start = System.nanoTime();
    run(where, command, more);
    return (System.nanoTime() - start) / 1e9;
  }

  /** As {@link #seconds}, of which nobody asks how long it took. */
  void run(Path where, String command, Map<String, String> more) {
    var builder = new ProcessBuilder("sh", "-c", command).directory(where.toFile());
    builder.environment().putAll(variables);
    builder.environment().putAll(more);
    builder.redirectErrorStream(true);
    builder.redirectInput(Redirect.from(new File("/dev/null")));
    builder.redirectOutput(Redirect.appendTo(log.toFile()));
    int status = status(builder);
    if (status != 0) {
      throw new IllegalStateException(
          "%s ended with status %d: see %s".formatted(command, status, log));
    }
  }

  static boolean isInstalled(String program) {
    return status(
            new ProcessBuilder("sh", "-c", "command -v " + program)
                .redirectOutput(Redirect.DISCARD))
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
