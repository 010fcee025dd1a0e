package dev.polystack.engine.repositories;

import dev.polystack.engine.Checkout;
import dev.polystack.engine.CheckoutLock;
import dev.polystack.engine.UserError;
import dev.polystack.workspace.git.Credentials;
import dev.polystack.workspace.git.Git;
import dev.polystack.workspace.git.GitAnswer;
import dev.polystack.workspace.git.Transport;
import dev.polystack.workspace.git.WorkTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Clones the repository that holds the manifest, into a folder that becomes the workspace. */
public final class ManifestClone {

  private final String url;
  private final Path root;
  private final Connections connections;

  /**
   * Clones from a URL.
   *
   * @param root the folder: new, empty, begun by this before, or a checkout of the same URL
   */
  public ManifestClone(String url, Path root, Connections connections) {
    Path path = Path.of(url); // git runs in another folder than the one that it is relative to
    this.url = Files.exists(path) ? path.toAbsolutePath().normalize().toString() : url;
    this.root = root;
    this.connections = connections;
  }

  /** The folder's name that {@code git clone} would choose. */
  public static String folderName(String url) {
    String path = url.replaceFirst("/+$", "").replaceFirst("(/\\.git|\\.git)$", "");
    return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf(':')) + 1);
  }

  /**
   * Clones it, or goes on where an earlier attempt ended.
   *
   * @return what became of it, by {@link WorkspaceSync#MANIFEST}; nothing if there was no time
   * @throws UserError if something else stands there, or if it cannot be cloned
   */
  public Map<String, RepositoryResult> run(Parallel.Follower<String, RepositoryResult> follower)
      throws InterruptedException {
    Transport transport = connections.transport();
    return Parallel.ofWidth(1)
        .map(
            List.of(WorkspaceSync.MANIFEST),
            name -> clone(Connections.telling(follower, name, transport)),
            follower);
  }

  private RepositoryResult clone(Transport transport) throws InterruptedException {
    if (!WorkTree.isTop(root) && !isFree()) {
      throw new UserError(
          "%s is not empty and no checkout of %s; nothing there was touched. Name another folder with --into."
              .formatted(root, url));
    }
    try (CheckoutLock lock = CheckoutLock.take(new Checkout(root, root), "meta clone")) {
      return locked(transport);
    }
  }

  private RepositoryResult locked(Transport transport) throws InterruptedException {
    Path ready = ready();
    try {
      if (Files.isDirectory(ready)) {
        moveInto(ready);
      }
      if (WorkTree.isTop(root)) {
        return checked();
      }
      clone(ready, transport);
      moveInto(ready);
      return RepositoryResult.changed("cloned from " + url);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write in " + root, e);
    }
  }

  private void clone(Path ready, Transport transport) throws IOException, InterruptedException {
    Staging staging = new Staging(root);
    staging.clean();
    Path place = staging.place();
    List<String> command = List.of("clone", "--progress", "--", url, place.toString());
    GitAnswer answer =
        transport.run(Git.in(place.resolveSibling("")), url, command, () -> Staging.delete(place));
    if (!answer.succeeded()) {
      Staging.delete(place);
      throw new UserError("%s cannot be cloned: %s".formatted(url, answer.reason()));
    }
    if (!Files.exists(place.resolve("repos.yaml"))) {
      Staging.delete(place);
      throw new UserError(
          "%s holds no repos.yaml, so it says nothing of other repositories. Clone it with git."
              .formatted(url));
    }
    Files.move(place, ready, StandardCopyOption.ATOMIC_MOVE);
  }

  /** One entry after the other, {@code .git} last: before that it is no checkout of anybody's. */
  private void moveInto(Path ready) throws IOException {
    List<Path> entries;
    try (Stream<Path> content = Files.list(ready)) {
      entries = content.sorted(Comparator.comparing(entry -> entry.endsWith(".git"))).toList();
    }
    for (Path entry : entries) {
      Path target = root.resolve(entry.getFileName());
      if (Files.exists(target)) {
        throw new UserError(
            "%s was to come from %s, but is there already: move it away and try again."
                .formatted(target, url));
      }
      Files.move(entry, target, StandardCopyOption.ATOMIC_MOVE);
    }
    Files.delete(ready);
  }

  private RepositoryResult checked() throws InterruptedException {
    Optional<String> origin = Git.in(root).ask("config", "--get", "remote.origin.url");
    Optional<String> known = origin.map(Credentials::removedFrom);
    if (!known.equals(Optional.of(Credentials.removedFrom(url)))) {
      throw new UserError(
          "%s is a checkout of %s, not of %s; nothing there was touched. Name another folder with --into."
              .formatted(root, origin.orElse("something without a remote"), url));
    }
    return RepositoryResult.unchanged("is there");
  }

  /** Nothing is there but what an earlier attempt left. */
  private boolean isFree() {
    if (Staging.isFree(root) || Files.isDirectory(ready())) {
      return true;
    }
    try (Stream<Path> content = Files.list(root)) {
      return content.allMatch(entry -> entry.endsWith(".polystack"));
    } catch (IOException e) {
      return false;
    }
  }

  private Path ready() {
    return root.resolve(".polystack").resolve("manifest");
  }
}
