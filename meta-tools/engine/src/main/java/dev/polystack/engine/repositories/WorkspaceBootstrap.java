package dev.polystack.engine.repositories;

import dev.polystack.engine.Checkout;
import dev.polystack.engine.CheckoutLock;
import dev.polystack.engine.build.Build;
import dev.polystack.workspace.graph.DependencyGraph;
import dev.polystack.workspace.manifest.Repository;
import dev.polystack.workspace.schedule.Execution;
import dev.polystack.workspace.schedule.Listener;
import dev.polystack.workspace.schedule.Outcome;
import dev.polystack.workspace.schedule.Scheduler;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Builds and installs what repositories need of each other, so that each of them builds. */
public final class WorkspaceBootstrap {

  private final Checkout checkout;

  /** Bootstraps a workspace. */
  public WorkspaceBootstrap(Checkout checkout) {
    this.checkout = checkout;
  }

  /**
   * Builds in the order that follows from the POMs; what is built already is skipped.
   *
   * @param repositories those that are to build afterwards
   * @return whether all that they need is there
   */
  public boolean run(
      Collection<Repository> repositories, Parallel.Follower<String, RepositoryResult> follower) {
    try (CheckoutLock lock = CheckoutLock.take(checkout, "meta bootstrap")) {
      Build build = Build.of(checkout);
      DependencyGraph<Path> graph = build.repositories();
      Set<Path> wanted =
          repositories.stream()
              .map(repository -> checkout.folder(repository).toAbsolutePath().normalize())
              .filter(graph.nodes()::contains)
              .collect(Collectors.toSet());
      return new Scheduler(Map.of())
          .run(graph.select(neededBy(wanted, graph)), build::run, listener(follower))
          .succeeded();
    }
  }

  /** All that somebody among them waits for; they themselves only if another one does. */
  static <N> Set<N> neededBy(Set<N> wanted, DependencyGraph<N> graph) {
    Set<N> all = graph.withDependencies(wanted);
    return all.stream()
        .filter(node -> graph.dependentsOf(node).stream().anyMatch(all::contains))
        .collect(Collectors.toSet());
  }

  private static Listener<Path> listener(Parallel.Follower<String, RepositoryResult> follower) {
    return new Listener<>() {
      @Override
      public void finished(Path folder, Execution<Path> execution) {
        follower.took(
            String.valueOf(folder.getFileName()), result(execution), execution.duration());
      }
    };
  }

  private static RepositoryResult result(Execution<Path> execution) {
    Outcome<Path> outcome = execution.outcome();
    if (outcome instanceof Outcome.Done) {
      return RepositoryResult.changed("built and installed");
    }
    if (outcome instanceof Outcome.Unchanged) {
      return RepositoryResult.unchanged("is built");
    }
    return outcome instanceof Outcome.Failed<Path> failed
        ? RepositoryResult.failed(
            Objects.requireNonNullElse(failed.cause().getMessage(), failed.cause().toString()))
        : RepositoryResult.failed("not built, because of what failed before it");
  }
}
