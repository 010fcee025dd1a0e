package dev.polystack.workspace.graph;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds the cycles that keep a set of nodes from being ordered. */
public final class Cycles {

  private Cycles() {}

  /**
   * Cycles that have no node in common, each as a path that begins and ends with the same node and
   * is as short as one through that node can be. Breaking one may bring to light another that
   * shared a node with it. Dependencies that are no nodes are left aside.
   */
  public static <N> List<List<N>> in(Map<N, Set<N>> dependencies) {
    var named = new HashSet<N>();
    var cycles = new ArrayList<List<N>>();
    for (N node : dependencies.keySet()) {
      if (!named.contains(node)) {
        var cycle = shortest(node, dependencies, named);
        if (!cycle.isEmpty()) {
          cycles.add(cycle);
          named.addAll(cycle);
        }
      }
    }
    return cycles;
  }

  private static <N> List<N> shortest(N start, Map<N, Set<N>> dependencies, Set<N> without) {
    var reachedFrom = new HashMap<N, N>();
    var open = new ArrayDeque<N>(List.of(start));
    while (!open.isEmpty()) {
      N node = open.remove();
      for (N next : dependencies.getOrDefault(node, Set.of())) {
        if (next.equals(start)) {
          return path(start, node, reachedFrom);
        }
        if (!without.contains(next) && reachedFrom.putIfAbsent(next, node) == null) {
          open.add(next);
        }
      }
    }
    return List.of();
  }

  private static <N> List<N> path(N start, N last, Map<N, N> reachedFrom) {
    var path = new ArrayDeque<N>(List.of(start));
    for (N node = last; node != null; node = reachedFrom.get(node)) {
      path.addFirst(node);
    }
    return List.copyOf(path);
  }
}
