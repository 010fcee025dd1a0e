package dev.polystack.cli;

import dev.polystack.workspace.manifest.Manifest;
import dev.polystack.workspace.manifest.ManifestException;
import dev.polystack.workspace.manifest.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * All repositories side by side, and the folder where the tools keep what they make.
 *
 * @param root where {@code repos.yaml} is
 */
public record Checkout(Path root) {

  /**
   * The repositories that are checked out.
   *
   * @throws UserError if the manifest has mistakes; all of them are named
   */
  public List<Repository> repositories() {
    try {
      return Manifest.read(root.resolve("repos.yaml")).repositories().stream()
          .filter(repository -> Files.exists(repository.folder(root).resolve("pom.xml")))
          .toList();
    } catch (ManifestException e) {
      throw new UserError(e.getMessage() + "\nMend repos.yaml and try again.", e);
    }
  }

  /** A repository's folder. */
  public Path folder(Repository repository) {
    return repository.folder(root);
  }

  /** The folder with the tools' own sources. */
  public Path tools() {
    return root.resolve("meta-tools");
  }

  /** A folder for what the tools make; it exists. */
  public Path made(String... names) {
    Path folder = root.resolve(".polystack");
    for (String name : names) {
      folder = folder.resolve(name);
    }
    try {
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make " + folder, e);
    }
  }

  /** A log file of the tools. */
  public Path log(String name) {
    return made("logs").resolve(name + ".log");
  }
}
