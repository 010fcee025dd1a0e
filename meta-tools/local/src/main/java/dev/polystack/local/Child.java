package dev.polystack.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A process that ends when this one does: it watches its stdin, of which this process holds the
 * other end, so that even a killed daemon leaves no orphan.
 */
public final class Child {

  private static final int GRACE_SECONDS = 4;

  private final Process process;

  private Child(Process process) {
    this.process = process;
  }

  /**
   * Starts a process.
   *
   * @param environment added to this process's own
   * @param log gets everything it prints
   */
  public static Child start(
      List<String> command, Path folder, Map<String, String> environment, Path log) {
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().putAll(environment);
    builder.redirectErrorStream(true);
    try {
      Files.createDirectories(log.toAbsolutePath().getParent());
      builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
      return new Child(builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start " + command.get(0), e);
    }
  }

  public long pid() {
    return process.pid();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** Runs something, in a thread of its own, when the process has ended, however it did. */
  public void onEnd(Runnable action) {
    process.onExit().thenRunAsync(action, task -> new Thread(task, "after-end").start());
  }

  /** Asks the process to end, and makes it end if it does not. */
  public void stop() {
    process.destroy();
    try {
      if (!process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
