package dev.polystack.workspace.schedule;

import java.time.Duration;

/**
 * What is to be done with each node of a graph.
 *
 * @param <N> the nodes' type
 */
@FunctionalInterface
public interface Task<N> {

  /** How a body that did not fail ended. */
  enum Result {
    /** It did its work. */
    DONE,
    /** There was nothing to do. */
    UNCHANGED
  }

  /**
   * Does the node's work. It runs in a thread of its own, and only after all of the node's
   * dependencies ended well. When the run is cancelled the thread is interrupted: the body ends
   * what it started (a child process, say) and throws.
   *
   * @throws Exception when the node failed; its dependents are then skipped
   * @throws InterruptedException when it was interrupted
   */
  Result run(N node) throws Exception;

  /** The lane in which the node runs. */
  default Lane lane(N node) {
    return Lane.CPU;
  }

  /**
   * How long the node is expected to take: of several ready nodes the one with the longest path to
   * the end of the run starts first. Only the proportions matter.
   */
  default Duration estimate(N node) {
    return Duration.ofSeconds(1);
  }
}
