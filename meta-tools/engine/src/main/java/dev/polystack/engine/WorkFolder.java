package dev.polystack.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the tools keep what they make: tools that they installed, logs, records, cloud assemblies.
 * A workspace has one beside its manifest; a repository that is built alone has one of its own.
 *
 * @param path the folder; it need not exist yet
 */
public record WorkFolder(Path path) {

  /** Its usual name. */
  public static final String NAME = ".polystack";

  /** A folder in it; it exists. */
  public Path made(String... names) {
    Path folder = path;
    for (String name : names) {
      folder = folder.resolve(name);
    }
    try {
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make " + folder, e);
    }
  }

  /** A log file in it. */
  public Path log(String name) {
    return made("logs").resolve(name + ".log");
  }

  /** A log file in it, of something that is done for one repository. */
  public Path log(String what, Path repository) {
    return log(what + "-" + fileNameOf(repository));
  }

  /**
   * What a repository is called, as no other one: its path in the workspace, with slashes. One that
   * stands alone, or elsewhere, has the name of its folder.
   */
  public String nameOf(Path repository) {
    Path root = path.toAbsolutePath().normalize().resolveSibling("");
    Path folder = repository.toAbsolutePath().normalize();
    boolean isBeneath = folder.startsWith(root) && !folder.equals(root);
    return String.valueOf(isBeneath ? root.relativize(folder) : folder.getFileName())
        .replace('\\', '/');
  }

  /** The same as one name of a file or a folder; no repository's name has a plus in it. */
  public String fileNameOf(Path repository) {
    return nameOf(repository).replace('/', '+');
  }
}
