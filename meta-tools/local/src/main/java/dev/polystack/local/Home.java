package dev.polystack.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The folder in which the embedded cloud of one checkout keeps everything.
 *
 * @param root usually {@code .polystack/local}
 */
public record Home(Path root) {

  /** What survives a stop. */
  public Path state(String part) {
    return made(root.resolve("state").resolve(part));
  }

  /** What is made anew whenever it is missing. */
  public Path work(String part) {
    return made(root.resolve("work").resolve(part));
  }

  /** A part's log. */
  public Path log(String part) {
    return made(root.resolve("logs")).resolve(part + ".log");
  }

  /** What runs, for the meta command; there while the cloud runs. */
  public Path cloudFile() {
    return root.resolve("cloud.json");
  }

  /** What is chosen once and kept: ports and the root key. */
  public Path identityFile() {
    return root.resolve("identity.json");
  }

  private static Path made(Path folder) {
    try {
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make " + folder, e);
    }
  }
}
