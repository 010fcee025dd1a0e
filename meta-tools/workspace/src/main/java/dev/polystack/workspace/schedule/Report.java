package dev.polystack.workspace.schedule;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * What became of a whole run.
 *
 * @param executions every node of the graph, in the order in which they ended
 * @param duration from the first start to the last end
 * @param ending why nothing more was done
 * @param <N> the nodes' type
 */
public record Report<N>(Map<N, Execution<N>> executions, Duration duration, Ending ending) {

  /** Keeps the order. */
  public Report {
    executions = Collections.unmodifiableMap(new LinkedHashMap<>(executions));
  }

  /** Whether every node ended well. */
  public boolean succeeded() {
    return executions.values().stream().allMatch(e -> e.outcome().succeeded());
  }

  /** The nodes that ended in this way, for instance {@code ended(Outcome.Failed.class)}. */
  public Set<N> ended(@SuppressWarnings("rawtypes") Class<? extends Outcome> kind) {
    var nodes = new LinkedHashSet<N>();
    executions.forEach(
        (node, execution) -> {
          if (kind.isInstance(execution.outcome())) {
            nodes.add(node);
          }
        });
    return Collections.unmodifiableSet(nodes);
  }

  /** What every failed node threw. */
  public Map<N, Throwable> failures() {
    var causes = new LinkedHashMap<N, Throwable>();
    executions.forEach(
        (node, execution) -> {
          if (execution.outcome() instanceof Outcome.Failed<N> failed) {
            causes.put(node, failed.cause());
          }
        });
    return Collections.unmodifiableMap(causes);
  }

  /** Whether the run was interrupted before everything had ended. */
  public boolean cancelled() {
    return !ended(Outcome.Cancelled.class).isEmpty();
  }
}
