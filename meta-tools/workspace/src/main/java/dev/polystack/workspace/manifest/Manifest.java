package dev.polystack.workspace.manifest;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The repositories of a project, as a file in <a
 * href="https://github.com/dirk-thomas/vcstool">vcstool</a>'s shape lists them. There is no order
 * and no dependency in it: those are derived from the repositories themselves.
 *
 * @param path the file
 * @param project the system that the repositories make up, part of every name in the cloud; the
 *     name of the manifest's folder if it says nothing
 * @param production the environments that are production, for stacks whose own code does not say
 * @param staging likewise those that are neither production nor for development
 * @param repositories in the order in which they stand there
 */
public record Manifest(
    Path path,
    String project,
    Set<String> production,
    Set<String> staging,
    List<Repository> repositories) {

  /** Keeps the lists. */
  public Manifest {
    production = Set.copyOf(production);
    staging = Set.copyOf(staging);
    repositories = List.copyOf(repositories);
  }

  /**
   * Reads a manifest.
   *
   * @throws ManifestException with every mistake in it
   */
  public static Manifest read(Path path) {
    return ManifestReader.read(path);
  }

  /**
   * As {@link #read(Path)}, without parsing it again if nothing of it has changed since.
   *
   * @param memory a file that remembers what was read; it need not exist. One whose URLs are
   *     relative is never remembered, since what they come to stands elsewhere.
   */
  public static Manifest read(Path path, Path memory) {
    return new ManifestMemory(memory)
        .recall(path)
        .orElseGet(() -> ManifestReader.read(path, new ManifestMemory(memory)));
  }

  /** The folder beneath which the repositories are checked out: the one that holds the file. */
  public Path root() {
    return path.toAbsolutePath().normalize().resolveSibling("");
  }

  /** The repository of that name. */
  public Optional<Repository> repository(String name) {
    return repositories.stream().filter(r -> r.name().equals(name)).findFirst();
  }

  /** The same with other repositories. */
  public Manifest with(List<Repository> others) {
    return new Manifest(path, project, production, staging, others);
  }

  /**
   * The manifest as text that this and vcstool read, with absolute URLs, so that it is good in any
   * place.
   */
  public String toYaml() {
    return ManifestText.of(this);
  }
}
