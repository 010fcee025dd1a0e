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
  private final Widths widths;

  /** Clones into a workspace whose manifest is there. */
  public WorkspaceClone(Checkout checkout, CloneOptions options, Widths widths) {
    this.checkout = checkout;
    this.options = options;
    this.widths = widths;
  }

  /** Clones these repositories, in parallel; those that are there are left as they are. */
  public Map<Repository, RepositoryResult> run(
      Collection<Repository> repositories, Parallel.Follower<Repository, RepositoryResult> follower)
      throws InterruptedException {
    try (CheckoutLock lock = CheckoutLock.take(checkout, "meta clone")) {
      new Staging(checkout.root()).clean();
      new Excludes(checkout.root()).add(repositories);
      Transport transport = widths.transport();
      var clone = new RepositoryClone(checkout.root(), transport, options);
      return Parallel.ofWidth(widths.all()).map(repositories, clone::run, follower);
    }
  }
}
