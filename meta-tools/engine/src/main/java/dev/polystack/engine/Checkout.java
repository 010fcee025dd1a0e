package dev.polystack.engine;

import dev.polystack.engine.deploy.Synthesis;
import dev.polystack.workspace.fingerprint.Stamp;
import dev.polystack.workspace.manifest.Kind;
import dev.polystack.workspace.manifest.Manifest;
import dev.polystack.workspace.manifest.ManifestException;
import dev.polystack.workspace.manifest.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * All repositories side by side, and the folder where the tools keep what they make. Safe for use
 * by several threads.
 */
public final class Checkout {

  private final Path root;
  private final Path tools;
  private final AtomicReference<@Nullable Known> known = new AtomicReference<>();

  /** The manifest as it was read from the file with this stamp. */
  private record Known(Stamp stamp, Manifest manifest) {}

  /**
   * A checkout.
   *
   * @param root where {@code repos.yaml} is
   * @param tools where meta's own sources are, which may be one of the repositories
   */
  public Checkout(Path root, Path tools) {
    this.root = root;
    this.tools = tools;
  }

  /** Where {@code repos.yaml} is. */
  public Path root() {
    return root;
  }

  /** Where meta's own sources are, which may be one of the repositories. */
  public Path tools() {
    return tools;
  }

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

  /** The folders of the repositories with stacks of this project, whatever they are built with. */
  public List<Path> withStacks() {
    return checkedOut().stream().map(this::folder).filter(this::hasStacks).toList();
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
    Path file = root.resolve("repos.yaml");
    try {
      Stamp stamp = Stamp.of(file);
      Known last = known.get();
      if (last != null && last.stamp().equals(stamp)) {
        return last.manifest();
      }
      Manifest manifest = read(file, work());
      known.set(new Known(stamp, manifest));
      return manifest;
    } catch (IOException e) {
      return read(file, work()); // which says what is wrong with it
    }
  }

  private static Manifest read(Path file, WorkFolder work) {
    try {
      return Manifest.read(file, work.path().resolve("work/manifest"));
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
