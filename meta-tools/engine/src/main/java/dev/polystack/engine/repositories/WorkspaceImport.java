package dev.polystack.engine.repositories;

import dev.polystack.engine.Checkout;
import dev.polystack.engine.CheckoutLock;
import dev.polystack.workspace.git.CheckoutState;
import dev.polystack.workspace.git.Git;
import dev.polystack.workspace.git.GitAnswer;
import dev.polystack.workspace.git.Transport;
import dev.polystack.workspace.git.WorkTree;
import dev.polystack.workspace.manifest.Repository;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Brings a workspace to the commits of a lock file: clones what is not there, checks out what is,
 * and leaves alone what somebody works in.
 */
public final class WorkspaceImport {

  private final Checkout checkout;
  private final CloneOptions options;
  private final Connections connections;

  /** Imports into a workspace. */
  public WorkspaceImport(Checkout checkout, CloneOptions options, Connections connections) {
    this.checkout = checkout;
    this.options = options;
    this.connections = connections;
  }

  /** Brings these repositories to their versions, in parallel. */
  public Map<Repository, RepositoryResult> run(
      Collection<Repository> repositories, Parallel.Follower<Repository, RepositoryResult> follower)
      throws InterruptedException {
    try (CheckoutLock lock = CheckoutLock.take(checkout, "meta import")) {
      new Staging(checkout.root()).clean();
      new Excludes(checkout.root()).add(repositories);
      Transport transport = connections.transport();
      return Parallel.ofWidth(connections.all())
          .map(
              repositories,
              each -> bring(each, Connections.telling(follower, each, transport)),
              follower);
    }
  }

  private RepositoryResult bring(Repository repository, Transport transport)
      throws InterruptedException {
    return RepositoryResult.of(
        () ->
            WorkTree.isTop(checkout.folder(repository))
                ? checkOut(repository, transport)
                : new RepositoryClone(checkout.root(), transport, options).run(repository));
  }

  private RepositoryResult checkOut(Repository repository, Transport transport)
      throws InterruptedException {
    Git git = Git.in(checkout.folder(repository));
    Mover mover = new Mover(git);
    return mover.finishThen(() -> checkOut(git, mover, repository, transport));
  }

  private RepositoryResult checkOut(
      Git git, Mover mover, Repository repository, Transport transport)
      throws InterruptedException {
    String version = repository.version();
    if (!isBranch(git, version) && !isKnown(git, version)) {
      GitAnswer fetched = fetch(git, repository, transport);
      if (!fetched.succeeded() && !isKnown(git, version)) {
        return RepositoryResult.failed("cannot be fetched: " + fetched.reason());
      }
    }
    CheckoutState state = CheckoutState.of(git);
    if (isBranch(git, version)) {
      return state.branch().equals(Optional.of(version))
          ? RepositoryResult.unchanged("is on " + version)
          : RepositoryResult.leftAlone(
              "'%s' is a branch, not a commit: `git switch %<s`".formatted(version));
    }
    return new DetachedSync(git, mover).to(version, state);
  }

  /** It fails where a tag was moved that is here already; all the others are fetched then, too. */
  private GitAnswer fetch(Git git, Repository repository, Transport transport)
      throws InterruptedException {
    GitAnswer all = transport.run(git, repository.url(), List.of("fetch", "--progress", "--tags"));
    return all.isTransient() || isKnown(git, repository.version())
        ? all
        : transport.run(
            git, repository.url(), List.of("fetch", "--progress", "origin", repository.version()));
  }

  /** Here, where it may be old, or at the remote; a tag of the same name comes before both. */
  private static boolean isBranch(Git git, String version) throws InterruptedException {
    Optional<String> name = git.ask("rev-parse", "--symbolic-full-name", version);
    return name.isPresent()
        ? name.get().matches("refs/(heads|remotes)/.*")
        : isKnown(git, "refs/remotes/origin/" + version);
  }

  private static boolean isKnown(Git git, String version) throws InterruptedException {
    return git.ask("rev-parse", "--verify", "--quiet", version + "^{commit}").isPresent();
  }
}
