package dev.polystack.workspace.schedule;

import dev.polystack.workspace.graph.DependencyGraph;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** Ranks nodes by the longest path from their start to the end of everything behind them. */
final class Urgency<N> {

  private final Map<N, Integer> ranks;

  private Urgency(Map<N, Integer> ranks) {
    this.ranks = ranks;
  }

  static <N> Urgency<N> of(DependencyGraph<N> graph, Function<N, Duration> estimate) {
    var paths = new HashMap<N, Duration>();
    for (N node : graph.reversed().order()) {
      var behind = Duration.ZERO;
      for (N dependent : graph.dependentsOf(node)) {
        var path = paths.getOrDefault(dependent, Duration.ZERO);
        behind = path.compareTo(behind) > 0 ? path : behind;
      }
      paths.put(node, behind.plus(estimate.apply(node)));
    }
    List<N> sorted = new ArrayList<>(graph.order());
    sorted.sort(
        (a, b) ->
            paths.getOrDefault(b, Duration.ZERO).compareTo(paths.getOrDefault(a, Duration.ZERO)));
    var ranks = new HashMap<N, Integer>();
    for (N node : sorted) {
      ranks.put(node, ranks.size());
    }
    return new Urgency<>(ranks);
  }

  /** Zero for the node to start first; the graph's order decides between equals. */
  int rank(N node) {
    return Objects.requireNonNull(ranks.get(node));
  }
}
