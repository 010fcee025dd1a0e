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
}
