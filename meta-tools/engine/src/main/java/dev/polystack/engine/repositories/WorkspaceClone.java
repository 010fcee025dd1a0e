package dev.polystack.engine.repositories;

import dev.polystack.engine.Checkout;
import dev.polystack.engine.CheckoutLock;
import dev.polystack.workspace.git.Transport;
import dev.polystack.workspace.manifest.Repository;
import java.util.Collection;
import java.util.Map;

/**
 * Clones what a workspace lacks. It may be killed at any point and run again: what stands in its
 * place is whole, and the rest is begun anew.
 */
public final class WorkspaceClone {

  private final Checkout checkout;
  private final CloneOptions options;
  private final Connections connections;

  /** Clones into a workspace whose manifest is there. */
  public WorkspaceClone(Checkout checkout, CloneOptions options, Connections connections) {
    this.checkout = checkout;
    this.options = options;
    this.connections = connections;
  }

  /** Clones these repositories, in parallel; those that are there are left as they are. */
  public Map<Repository, RepositoryResult> run(
      Collection<Repository> repositories, Parallel.Follower<Repository, RepositoryResult> follower)
      throws InterruptedException {
    try (CheckoutLock lock = CheckoutLock.take(checkout, "meta clone")) {
      new Staging(checkout.root()).clean();
      new Excludes(checkout.root()).add(repositories);
      Transport transport = connections.transport();
      return Parallel.ofWidth(connections.all())
          .map(
              repositories,
              repository -> clone(repository, Connections.telling(follower, repository, transport)),
              follower);
    }
  }

  private RepositoryResult clone(Repository repository, Transport transport)
      throws InterruptedException {
    return RepositoryResult.of(
        () -> new RepositoryClone(checkout.root(), transport, options).run(repository));
  }
}
