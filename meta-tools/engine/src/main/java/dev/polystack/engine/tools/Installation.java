package dev.polystack.engine.tools;

import dev.polystack.engine.UserError;
import dev.polystack.engine.WorkFolder;
import dev.polystack.engine.process.Finished;
import dev.polystack.workspace.fingerprint.Fingerprint;
import dev.polystack.workspace.schedule.Task.Result;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.FileLockInterruptionException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** One tool in the work folder, installed once per content of its lock file. */
final class Installation {

  private static final Map<Path, Object> LOCKS = new ConcurrentHashMap<>();

  private final Path folder;
  private final Supplier<String> lock;

  Installation(WorkFolder work, String tool, Supplier<String> lock) {
    this.folder = work.path().toAbsolutePath().resolve("env").resolve(tool);
    this.lock = lock;
  }

  /** Where the tool is. */
  Path folder() {
    return folder;
  }

  /** Whether the tool was installed here from this lock. */
  boolean isCurrent() {
    try {
      return Files.exists(stamp()) && Files.readString(stamp()).equals(wanted());
    } catch (IOException e) {
      return false;
    }
  }

  /** What installs a tool. */
  @FunctionalInterface
  interface Steps {

    /** Does it, in this order. */
    void run() throws InterruptedException;
  }

  /**
   * Installs the tool, unless it stands. Whoever asks for it meanwhile, in this process or in
   * another, waits for that.
   */
  Result once(Steps steps) throws InterruptedException {
    if (isCurrent()) {
      return Result.UNCHANGED;
    }
    synchronized (LOCKS.computeIfAbsent(folder, any -> new Object())) {
      try (FileChannel file = open();
          FileLock alone = file.lock()) {
        if (isCurrent()) {
          return Result.UNCHANGED;
        }
        steps.run();
        Files.writeString(stamp(), wanted());
        return Result.DONE;
      } catch (FileLockInterruptionException e) {
        throw (InterruptedException)
            new InterruptedException("interrupted while another process installs").initCause(e);
      } catch (IOException e) {
        throw new UncheckedIOException("cannot install to " + folder, e);
      }
    }
  }

  private FileChannel open() throws IOException {
    Path file = folder.resolveSibling(folder.getFileName() + ".installing");
    Files.createDirectories(file.resolveSibling(""));
    return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  private Path stamp() {
    return folder.resolve(".lock");
  }

  /** The lock's content and the place: a virtual environment cannot be moved. */
  private String wanted() {
    return Fingerprint.builder()
        .add("lock", lock.get().getBytes(StandardCharsets.UTF_8))
        .add("place", folder.toString())
        .build()
        .value();
  }

  /**
   * Checks a step of an installation.
   *
   * @throws UserError if it failed
   */
  static void check(Finished finished, String what, String next) {
    if (!finished.succeeded()) {
      throw new UserError(
          "%s:\n%s\n  %s. Log: %s"
              .formatted(
                  what,
                  finished.relevant(line -> line.contains("rror") || line.contains("ERR!")),
                  next,
                  finished.log()));
    }
  }
}
