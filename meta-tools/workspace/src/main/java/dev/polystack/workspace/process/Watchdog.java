package dev.polystack.workspace.process;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A shell that waits for this JVM to end. If that happens without a farewell (it was killed, and no
 * shutdown hook ran) the shell ends the programs that were running.
 */
final class Watchdog {

  private static final Path SESSION = Path.of("/usr/bin/setsid");

  private final String mark;
  private @Nullable Writer input;

  Watchdog(String mark) {
    this.mark = mark;
  }

  /** Watches from now on: before the first program starts, or a kill between the two is missed. */
  synchronized void ready() {
    if (input == null) {
      input = start();
    }
  }

  /** A program runs from now on. */
  synchronized void started(Process process) {
    ready();
    tell("+" + process.pid());
  }

  /** A program has ended. */
  synchronized void ended(Process process) {
    tell("-" + process.pid());
  }

  /** Nothing is left to be ended. */
  synchronized void farewell() {
    tell("bye");
  }

  private void tell(String line) {
    try {
      if (input != null) {
        input.write(line + "\n");
        input.flush();
      }
    } catch (IOException e) {
      input = null; // Somebody ended it; the next program gets another.
    }
  }

  private Writer start() {
    List<String> command = new ArrayList<>();
    if (Files.isExecutable(SESSION)) {
      command.add(SESSION.toString()); // What is sent to the whole group must not meet it.
    }
    command.addAll(List.of("/bin/sh", "-c", script(), "watchdog", mark));
    try {
      return new ProcessBuilder(command)
          .redirectOutput(ProcessBuilder.Redirect.to(new File("/dev/null")))
          .redirectError(ProcessBuilder.Redirect.to(new File("/dev/null")))
          .start()
          .outputWriter(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start /bin/sh", e);
    }
  }

  private static String script() {
    try (InputStream script = Watchdog.class.getResourceAsStream("watchdog.sh")) {
      return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read this program's own watchdog.sh", e);
    }
  }
}
