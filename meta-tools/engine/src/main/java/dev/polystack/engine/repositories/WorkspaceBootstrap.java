package dev.polystack.engine.repositories;

import dev.polystack.engine.Checkout;
import dev.polystack.engine.CheckoutLock;
import dev.polystack.engine.WorkFolder;
import dev.polystack.engine.build.Build;
import dev.polystack.engine.run.Job;
import dev.polystack.engine.run.Runner;
import dev.polystack.workspace.graph.DependencyGraph;
import dev.polystack.workspace.manifest.Repository;
import dev.polystack.workspace.schedule.Lane;
import dev.polystack.workspace.schedule.Report;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Builds and installs what repositories need of each other, so that each of them builds. */
public final class WorkspaceBootstrap {

  /** As many builds as `meta up` has at a time. */
  private static final int WIDTH = 3;

  /** Packages come over the network. */
  private static final int RETRIES = 2;

  private final Checkout checkout;

  /** Bootstraps a workspace. */
  public WorkspaceBootstrap(Checkout checkout) {
    this.checkout = checkout;
  }

  /**
   * Builds in the order that follows from the POMs; what is built already is skipped.
   *
   * @param repositories those that are to build afterwards
   * @return whether all that they need is there; the console has what failed
   */
  public boolean run(Collection<Repository> repositories, Runner runner) {
    try (CheckoutLock lock = CheckoutLock.take(checkout, "meta bootstrap")) {
      Build build = Build.of(checkout);
      DependencyGraph<Path> graph = build.repositories();
      Set<Path> wanted =
          repositories.stream()
              .map(repository -> checkout.folder(repository).toAbsolutePath().normalize())
              .filter(graph.nodes()::contains)
              .collect(Collectors.toSet());
      Report<Path> report =
          runner.run(
              "bootstrap",
              graph.select(neededBy(wanted, graph)),
              new Building(build, checkout.work()),
              Map.of(Lane.CPU, WIDTH),
              RETRIES);
      runner.conclude(report);
      runner.summarize();
      return report.succeeded();
    }
  }

  /** All that somebody among them waits for; they themselves only if another one does. */
  static <N> Set<N> neededBy(Set<N> wanted, DependencyGraph<N> graph) {
    Set<N> all = graph.withDependencies(wanted);
    return all.stream()
        .filter(node -> graph.dependentsOf(node).stream().anyMatch(all::contains))
        .collect(Collectors.toSet());
  }

  private record Building(Build build, WorkFolder work) implements Job<Path> {

    @Override
    public Result run(Path folder) throws InterruptedException {
      return build.run(folder);
    }

    @Override
    public String name(Path folder) {
      return work.nameOf(folder);
    }

    @Override
    public String done(Path folder) {
      return "built and installed";
    }
  }
}
