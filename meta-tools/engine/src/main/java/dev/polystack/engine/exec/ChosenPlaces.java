package dev.polystack.engine.exec;

import dev.polystack.workspace.graph.DependencyGraph;
import java.util.Collection;
import java.util.Set;

/**
 * Where a command runs, each place after those that it needs.
 *
 * @param graph those where it runs
 * @param whole the same with everything that they need, chosen or not
 */
public record ChosenPlaces(DependencyGraph<Place> graph, DependencyGraph<Place> whole) {

  /** Some of all places. */
  static ChosenPlaces of(DependencyGraph<Place> all, Collection<Place> chosen) {
    DependencyGraph<Place> graph = all.select(chosen);
    Set<Place> needed = all.withDependencies(graph.nodes());
    boolean nothingElse = needed.size() == graph.nodes().size();
    return new ChosenPlaces(graph, nothingElse ? graph : all.select(needed));
  }

  /** Whether some of what they need is not chosen. */
  boolean leavesOut() {
    return graph != whole;
  }

  /** Those of them that are among these. */
  ChosenPlaces among(Collection<Place> places) {
    return of(whole.select(places), graph.nodes().stream().filter(places::contains).toList());
  }
}
