package dev.polystack.workspace.schedule;

import dev.polystack.workspace.graph.DependencyGraph;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;

/**
 * How far a run has come through its graph: what became of each node, and which ones that lets go.
 * What comes after a failure is skipped.
 */
final class Progress<N> {

  private final DependencyGraph<N> graph;
  private final Listener<N> listener;
  private final Map<N, Integer> waitingFor = new HashMap<>();
  private final Map<N, Execution<N>> executions = new LinkedHashMap<>();

  Progress(DependencyGraph<N> graph, Listener<N> listener) {
    this.graph = graph;
    this.listener = listener;
  }

  /** Answers the nodes that wait for none. */
  List<N> begin() {
    List<N> free = new ArrayList<>();
    for (N node : graph.order()) {
      waitingFor.put(node, graph.dependenciesOf(node).size());
      if (graph.dependenciesOf(node).isEmpty()) {
        free.add(node);
      }
    }
    return free;
  }

  /**
   * Records what became of a node, and skips what can no longer run because of it.
   *
   * @return the nodes that waited for nothing else
   */
  List<N> finish(N first, Execution<N> execution) {
    List<N> free = new ArrayList<>();
    var open = new ArrayDeque<N>();
    record(first, execution, open);
    while (!open.isEmpty()) {
      N node = open.remove();
      var because = failuresBefore(node);
      if (because.isEmpty()) {
        free.add(node);
      } else {
        record(node, Execution.withoutRunning(new Outcome.Skipped<>(because)), open);
      }
    }
    return free;
  }

  /** Records that whatever has not run never will. */
  void cancelTheRest() {
    for (N node : graph.order()) {
      if (!executions.containsKey(node)) {
        finish(node, Execution.withoutRunning(new Outcome.Cancelled<>()));
      }
    }
  }

  /** In the order in which they came. */
  Map<N, Execution<N>> executions() {
    return executions;
  }

  private void record(N node, Execution<N> execution, Queue<N> released) {
    executions.put(node, execution);
    listener.finished(node, execution);
    if (execution.outcome() instanceof Outcome.Cancelled) {
      return;
    }
    for (N dependent : graph.dependentsOf(node)) {
      if (waitingFor.merge(dependent, -1, Integer::sum) == 0) {
        released.add(dependent);
      }
    }
  }

  private Set<N> failuresBefore(N node) {
    var because = new LinkedHashSet<N>();
    for (N dependency : graph.dependenciesOf(node)) {
      var execution = executions.get(dependency);
      if (execution == null) {
        throw new IllegalStateException("%s released before %s".formatted(node, dependency));
      }
      if (execution.outcome() instanceof Outcome.Skipped<N> skipped) {
        because.addAll(skipped.because());
      } else if (!execution.outcome().succeeded()) {
        because.add(dependency);
      }
    }
    return because;
  }
}
