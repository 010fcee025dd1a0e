package dev.polystack.engine.repositories;

import dev.polystack.workspace.git.Credentials;
import dev.polystack.workspace.git.Git;
import dev.polystack.workspace.git.GitAnswer;
import dev.polystack.workspace.git.Transport;
import dev.polystack.workspace.git.WorkTree;
import dev.polystack.workspace.manifest.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Clones repositories into their places, where nothing of anybody's stands. */
final class RepositoryClone {

  private final Path root;
  private final Staging staging;
  private final Transport transport;
  private final CloneOptions options;

  RepositoryClone(Path root, Transport transport, CloneOptions options) {
    this.root = root;
    this.staging = new Staging(root);
    this.transport = transport;
    this.options = options;
  }

  /** Clones a repository, unless it is there. */
  RepositoryResult run(Repository repository) throws InterruptedException {
    Path folder = repository.folder(root);
    if (!Staging.isFree(folder)) {
      return whatIsThere(repository, folder);
    }
    Path place = staging.place();
    try {
      GitAnswer answer = new VersionClone(transport, options).into(place, repository);
      if (!answer.succeeded()) {
        return RepositoryResult.failed(answer.reason());
      }
      Staging.settle(place, folder);
      return RepositoryResult.changed("cloned at " + repository.version());
    } catch (IOException e) {
      return RepositoryResult.failed(
          "cloned, but cannot be moved to %s: %s".formatted(folder, e.getMessage()));
    } finally {
      Staging.delete(place);
    }
  }

  private RepositoryResult whatIsThere(Repository repository, Path folder)
      throws InterruptedException {
    if (!WorkTree.isTop(folder)) {
      return Files.isDirectory(folder) && isPartOfTheWorkspace(folder)
          ? RepositoryResult.unchanged("a folder of this repository")
          : RepositoryResult.failed(
              "%s is there, and is no git checkout: move it away, or rename it".formatted(folder));
    }
    Optional<String> url = Git.in(folder).ask("config", "--get", "remote.origin.url");
    return url.isEmpty() || isSame(url.get(), repository.url())
        ? RepositoryResult.unchanged("is there")
        : RepositoryResult.leftAlone(
            "is a checkout of %s, not of %s: `git remote set-url origin` makes it one"
                .formatted(url.get(), repository.url()));
  }

  /** The token that a build clones with is another one for the next build. */
  private static boolean isSame(String url, String other) {
    return Credentials.removedFrom(url).equals(Credentials.removedFrom(other));
  }

  /** As long as a project was not split, its repositories are folders of one. */
  private boolean isPartOfTheWorkspace(Path folder) throws InterruptedException {
    return WorkTree.isTop(root)
        && Git.in(root).ask("ls-files", "--", root.relativize(folder).toString()).isPresent();
  }
}
