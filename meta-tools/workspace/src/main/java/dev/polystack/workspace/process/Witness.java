package dev.polystack.workspace.process;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * A process beside all others of this JVM, which does nothing but end by the signals that a
 * terminal sends to all of them. The system sends such a signal to everybody before anybody can be
 * found to have ended by it. So when a program has ended, this one tells whether it may have been
 * by Ctrl-C, however late this JVM notices its own.
 */
final class Witness {

  /** How a program ends by HUP, INT and TERM. */
  static final Set<Integer> BY_SIGNAL = Set.of(128 + 1, 128 + 2, 128 + 15);

  /** It has been sent one, and needs a processor to end by it. */
  private static final long DYING_SECONDS = 10;

  /** In {@code /proc/PID/status}, see proc(5): it lives, and nothing is to be handled by it. */
  private static final Pattern UNTOUCHED =
      Pattern.compile("(?s).*^State:\\s[^ZX].*^SigPnd:\\s0+$.*^ShdPnd:\\s0+$.*", Pattern.MULTILINE);

  private static final File NOTHING = new File("/dev/null");

  private final Process process;

  private Witness(Process process) {
    this.process = process;
  }

  /**
   * Starts it. It ends with this JVM, when nobody holds its input any more.
   *
   * @return none if the system lets nobody start it; it is a help and no need
   */
  static Optional<Witness> start() {
    try {
      return Optional.of(
          new Witness(
              new ProcessBuilder("cat")
                  .redirectOutput(ProcessBuilder.Redirect.to(NOTHING))
                  .redirectError(ProcessBuilder.Redirect.to(NOTHING))
                  .start()));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Whether this JVM was started from a terminal, from which it can be sent signals. */
  static boolean isNeeded() {
    try (FileInputStream terminal = new FileInputStream("/dev/tty")) {
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  Process process() {
    return process;
  }

  /** Whether all processes of this JVM have been sent a signal to end. */
  boolean wasToldToEnd() throws InterruptedException {
    return !isUntouched()
        && process.waitFor(DYING_SECONDS, TimeUnit.SECONDS)
        && BY_SIGNAL.contains(process.exitValue());
  }

  /** Where the system does not show what a process has been sent, only its end tells. */
  private boolean isUntouched() {
    Path status = Path.of("/proc", String.valueOf(process.pid()), "status");
    try {
      return Files.exists(Path.of("/proc/self/status"))
          ? UNTOUCHED.matcher(Files.readString(status)).matches()
          : process.isAlive();
    } catch (IOException e) {
      return false; // It has gone.
    }
  }
}
