package dev.polystack.engine.output;

import dev.polystack.engine.UserError;
import dev.polystack.workspace.file.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * Writes files that a user named, in folders that need not exist yet. A file that cannot be written
 * stays what it was.
 */
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
      if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)
          || Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
        WholeFile.write(file, content);
      } else {
        Files.writeString(file, content); // a device, or a link to follow
      }
    } catch (IOException e) {
      throw new UserError(
          "%s cannot be written: %s. Give another file.".formatted(file, e.getMessage()), e);
    }
  }
}
