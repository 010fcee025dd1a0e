package dev.polystack.engine.output;

import dev.polystack.engine.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes files that a user named, in folders that need not exist yet. */
public final class Written {

  private Written() {}

  /**
   * Writes one.
   *
   * @throws UserError if that is not possible
   */
  public static void to(Path file, String content) {
    try {
      Files.createDirectories(file.toAbsolutePath().normalize().resolveSibling(""));
      Files.writeString(file, content);
    } catch (IOException e) {
      throw new UserError(
          "%s cannot be written: %s. Give another file.".formatted(file, e.getMessage()), e);
    }
  }
}
