package dev.polystack.workspace.graph;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * An immutable directed graph without cycles: each node knows what has to be done before it. Every
 * answer comes in the same order each time: that in which the nodes were given, as far as
 * dependencies allow.
 *
 * @param <N> the nodes' type, compared by {@code equals}
 */
public final class DependencyGraph<N> {

  private final Map<N, Set<N>> dependencies;
  private final Map<N, Set<N>> dependents;
  private final List<N> order;

  private DependencyGraph(Map<N, Set<N>> dependencies) {
    this.dependencies = dependencies;
    this.dependents = reverse(dependencies);
    this.order = sort();
  }

  /**
   * Makes a graph of each node and what it depends on.
   *
   * @throws GraphException with every dependency that is no node, and every cycle with its path
   */
  public static <N> DependencyGraph<N> of(Map<N, ? extends Collection<N>> dependencies) {
    var copy = new LinkedHashMap<N, Set<N>>();
    for (var entry : dependencies.entrySet()) {
      copy.put(entry.getKey(), frozen(entry.getValue()));
    }
    var problems = new ArrayList<String>();
    for (var entry : copy.entrySet()) {
      for (N need : entry.getValue()) {
        if (!copy.containsKey(need)) {
          problems.add("%s depends on %s, which does not exist".formatted(entry.getKey(), need));
        }
      }
    }
    for (var cycle : Cycles.in(copy)) {
      problems.add("a cycle: " + String.join(" -> ", cycle.stream().map(String::valueOf).toList()));
    }
    if (!problems.isEmpty()) {
      throw new GraphException(problems);
    }
    return new DependencyGraph<>(copy);
  }

  /** All nodes. */
  public Set<N> nodes() {
    return Collections.unmodifiableSet(dependencies.keySet());
  }

  /**
   * What the node waits for directly.
   *
   * @throws IllegalArgumentException if there is no such node
   */
  public Set<N> dependenciesOf(N node) {
    return known(dependencies, node);
  }

  /**
   * What waits for the node directly.
   *
   * @throws IllegalArgumentException if there is no such node
   */
  public Set<N> dependentsOf(N node) {
    return known(dependents, node);
  }

  /** All nodes, each after everything that it depends on. */
  public List<N> order() {
    return order;
  }

  /** The nodes and everything they depend on, directly or not, in {@link #order()}. */
  public Set<N> withDependencies(Collection<N> nodes) {
    return inOrder(reachable(nodes, this::dependenciesOf));
  }

  /** The nodes and everything that depends on them, directly or not, in {@link #order()}. */
  public Set<N> withDependents(Collection<N> nodes) {
    return inOrder(reachable(nodes, this::dependentsOf));
  }

  /**
   * The graph of these nodes alone. One that depended on another only through nodes left out still
   * depends on it.
   */
  public DependencyGraph<N> select(Collection<N> nodes) {
    var kept = inOrder(Set.copyOf(nodes));
    if (kept.size() == order.size()) {
      return this;
    }
    var selected = new LinkedHashMap<N, Set<N>>();
    for (N node : kept) {
      selected.put(node, frozen(nearest(node, kept)));
    }
    return new DependencyGraph<>(selected);
  }

  /** The same nodes with every dependency turned round: the order in which to take things down. */
  public DependencyGraph<N> reversed() {
    return new DependencyGraph<>(dependents);
  }

  private Set<N> nearest(N node, Set<N> kept) {
    if (kept.containsAll(dependenciesOf(node))) {
      return dependenciesOf(node);
    }
    var nearest =
        reachable(dependenciesOf(node), n -> kept.contains(n) ? Set.of() : dependenciesOf(n));
    nearest.retainAll(kept);
    return inOrder(nearest);
  }

  private Set<N> inOrder(Set<N> nodes) {
    for (N node : nodes) {
      known(dependencies, node);
    }
    var ordered = new ArrayList<>(order);
    ordered.retainAll(nodes);
    return frozen(ordered);
  }

  private static <N> Set<N> reachable(Collection<N> from, Function<N, Set<N>> next) {
    var seen = new LinkedHashSet<>(from);
    var open = new ArrayDeque<>(seen);
    while (!open.isEmpty()) {
      for (N node : next.apply(open.remove())) {
        if (seen.add(node)) {
          open.add(node);
        }
      }
    }
    return seen;
  }

  private List<N> sort() {
    var sorted = new LinkedHashSet<N>();
    for (N node : dependencies.keySet()) {
      visit(node, sorted);
    }
    return List.copyOf(sorted);
  }

  /** Depth first without recursion: a chain may be longer than the thread's stack. */
  private void visit(N start, Set<N> sorted) {
    var path = new ArrayDeque<N>();
    path.push(start);
    while (!path.isEmpty()) {
      N node = path.element();
      for (N need : dependenciesOf(node)) {
        if (!sorted.contains(need)) {
          path.push(need);
          break;
        }
      }
      if (path.element().equals(node)) {
        sorted.add(path.remove());
      }
    }
  }

  private static <N> Map<N, Set<N>> reverse(Map<N, Set<N>> edges) {
    var reversed = new LinkedHashMap<N, Set<N>>();
    for (N node : edges.keySet()) {
      reversed.put(node, new LinkedHashSet<>());
    }
    for (var edge : edges.entrySet()) {
      for (N need : edge.getValue()) {
        known(reversed, need).add(edge.getKey());
      }
    }
    for (var edge : reversed.entrySet()) {
      edge.setValue(Collections.unmodifiableSet(edge.getValue()));
    }
    return reversed;
  }

  private static <N> Set<N> known(Map<N, Set<N>> edges, N node) {
    var set = edges.get(node);
    if (set == null) {
      throw new IllegalArgumentException("no node '%s' in this graph".formatted(node));
    }
    return set;
  }

  private static <N> Set<N> frozen(Collection<N> nodes) {
    return Collections.unmodifiableSet(new LinkedHashSet<>(nodes));
  }
}
