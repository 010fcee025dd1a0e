package dev.polystack.cli;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A terminal for one command, by util-linux' {@code script}. What is typed is what is written to
 * the process's standard input.
 */
public final class PseudoTerminal {

  static final String CTRL_C = "\u0003";

  private static final Path SCRIPT = Path.of("/usr/bin/script");

  private PseudoTerminal() {}

  /** Leaves the test out where there is none; elsewhere than on Linux it takes other arguments. */
  public static void assumeIsThere() {
    assumeTrue(Files.isExecutable(SCRIPT), "util-linux' script is not here");
  }

  /** The same command, on a terminal of this size. */
  public static ProcessBuilder of(ProcessBuilder command, int columns, int rows) {
    String words =
        command.command().stream()
            .map(word -> "'" + word.replace("'", "'\\''") + "'")
            .collect(Collectors.joining(" "));
    command.command(
        SCRIPT.toString(),
        "-qec",
        "stty cols %d rows %d; exec %s".formatted(columns, rows, words),
        "/dev/null");
    command.environment().put("TERM", "xterm-256color");
    command.environment().remove("JAVA_TOOL_OPTIONS"); // a JVM tells of it in a line of its own
    return command.redirectErrorStream(true);
  }

  /** Types something. */
  public static void type(Process terminal, String text) throws IOException {
    terminal.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    terminal.getOutputStream().flush();
  }

  /**
   * Who started these tests in the background of a shell has them, and all that they start, ignore
   * Ctrl-C, which a JVM cannot take back.
   */
  static ProcessBuilder heedingInterrupts(ProcessBuilder builder) throws IOException {
    Path status = Path.of("/proc/self/status");
    boolean ignored =
        Files.exists(status)
            && Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .anyMatch(line -> (Long.parseUnsignedLong(line.substring(8).strip(), 16) & 2) != 0);
    if (ignored) {
      List<String> command = new ArrayList<>(List.of("env", "--default-signal=INT"));
      command.addAll(builder.command());
      builder.command(command);
    }
    return builder;
  }
}
