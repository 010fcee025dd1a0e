package dev.polystack.engine;

import dev.polystack.engine.deploy.Synthesis;
import dev.polystack.workspace.manifest.Kind;
import dev.polystack.workspace.manifest.Manifest;
import dev.polystack.workspace.manifest.ManifestException;
import dev.polystack.workspace.manifest.Repository;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * All repositories side by side, and the folder where the tools keep what they make.
 *
 * @param root where {@code repos.yaml} is
 * @param tools where meta's own sources are, which may be one of the repositories
 */
public record Checkout(Path root, Path tools) {

  /**
   * The repositories that are checked out and built with Maven.
   *
   * @throws UserError if the manifest has mistakes; all of them are named
   */
  public List<Repository> repositories() {
    return checkedOut().stream()
        .filter(repository -> Files.exists(repository.folder(root).resolve("pom.xml")))
        .toList();
  }

  /**
   * The repositories that are checked out, whatever they are built with.
   *
   * @throws UserError if the manifest has mistakes; all of them are named
   */
  public List<Repository> checkedOut() {
    return manifest().repositories().stream()
        .filter(repository -> Files.isDirectory(repository.folder(root)))
        .toList();
  }

  /**
   * Whether a repository has stacks of this project. What repositories of tools have is for whoever
   * builds with them.
   */
  public boolean hasStacks(Path folder) {
    return Synthesis.hasApp(folder)
        && manifest().repositories().stream()
            .filter(repository -> folder(repository).equals(folder))
            .noneMatch(repository -> repository.kind() == Kind.TOOLS);
  }

  /**
   * The system that the repositories make up, part of every name in the cloud.
   *
   * @throws UserError if the manifest has mistakes; all of them are named
   */
  public String project() {
    return manifest().project();
  }

  /**
   * What the workspace is made of, checked out or not.
   *
   * @throws UserError if the manifest has mistakes; all of them are named
   */
  public Manifest manifest() {
    try {
      return Manifest.read(root.resolve("repos.yaml"));
    } catch (ManifestException e) {
      throw new UserError(e.getMessage() + "\nMend repos.yaml and try again.", e);
    }
  }

  /** A repository's folder. */
  public Path folder(Repository repository) {
    return repository.folder(root);
  }

  /** Where the tools keep what they make. */
  public WorkFolder work() {
    return new WorkFolder(root.resolve(WorkFolder.NAME));
  }

  /** A folder for what the tools make; it exists. */
  public Path made(String... names) {
    return work().made(names);
  }

  /** A log file of the tools. */
  public Path log(String name) {
    return work().log(name);
  }
}
