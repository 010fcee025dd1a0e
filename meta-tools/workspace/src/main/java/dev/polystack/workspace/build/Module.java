package dev.polystack.workspace.build;

import java.nio.file.Path;

/**
 * A Maven module: a folder with a POM.
 *
 * @param repository the folder of the repository that it belongs to
 * @param folder its own folder; the repository's for the topmost module
 * @param coordinate the artifact it builds
 * @param packaging {@code jar}, {@code pom}, …
 */
public record Module(Path repository, Path folder, Coordinate coordinate, String packaging) {

  /** The folder as {@code mvn --projects} takes it; {@code .} for the topmost module. */
  public String selector() {
    String path = repository.relativize(folder).toString();
    return path.isEmpty() ? "." : path;
  }

  @Override
  public String toString() {
    return coordinate.toString();
  }
}
