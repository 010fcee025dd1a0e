package dev.polystack.engine.repositories;

import dev.polystack.engine.Checkout;
import dev.polystack.engine.CheckoutLock;
import dev.polystack.workspace.git.Transport;
import dev.polystack.workspace.git.WorkTree;
import dev.polystack.workspace.manifest.Repository;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Brings all checkouts of a workspace forward, and leaves alone what somebody works in. */
public final class WorkspaceSync {

  /** The name of the checkout that holds the manifest. */
  public static final String MANIFEST = "repos.yaml";

  private final Checkout checkout;
  private final Connections connections;

  private record Place(WorkTree tree, Optional<Repository> repository) {}

  /** Synchronizes a workspace. */
  public WorkspaceSync(Checkout checkout, Connections connections) {
    this.checkout = checkout;
    this.connections = connections;
  }

  /**
   * Synchronizes these repositories, in parallel.
   *
   * @param withManifest whether the manifest's own checkout is one of them
   */
  public Map<String, RepositoryResult> run(
      Collection<Repository> repositories,
      boolean withManifest,
      Parallel.Follower<String, RepositoryResult> follower)
      throws InterruptedException {
    var places = new LinkedHashMap<String, Place>();
    if (withManifest && WorkTree.isTop(checkout.root())) {
      places.put(MANIFEST, new Place(new WorkTree(checkout.root()), Optional.empty()));
    }
    for (Repository repository : repositories) {
      if (WorkTree.isTop(checkout.folder(repository))) {
        var tree = new WorkTree(checkout.folder(repository));
        places.put(repository.name(), new Place(tree, Optional.of(repository)));
      }
    }
    try (CheckoutLock lock = CheckoutLock.take(checkout, "meta sync")) {
      Transport transport = connections.transport();
      return Parallel.ofWidth(connections.all())
          .map(
              places.keySet(),
              name -> sync(places, name, Connections.telling(follower, name, transport)),
              follower);
    }
  }

  private static RepositoryResult sync(Map<String, Place> places, String name, Transport transport)
      throws InterruptedException {
    Place place = Objects.requireNonNull(places.get(name));
    String url = place.repository().map(Repository::url).orElse("");
    return RepositoryResult.of(
        () -> new CheckoutSync(place.tree().git(), transport).run(url, place.repository()));
  }
}
