package dev.polystack.engine.tools;

import dev.polystack.engine.UserError;
import dev.polystack.engine.WorkFolder;
import dev.polystack.engine.process.Finished;
import dev.polystack.workspace.fingerprint.Fingerprint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;

/** One tool in the work folder, installed once per content of its lock file. */
final class Installation {

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

  /** Notes that the tool is installed now. */
  void setCurrent() {
    try {
      Files.writeString(stamp(), wanted());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + stamp(), e);
    }
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
