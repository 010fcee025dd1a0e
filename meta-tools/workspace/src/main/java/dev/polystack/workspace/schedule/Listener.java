package dev.polystack.workspace.schedule;

import java.time.Duration;

/**
 * Follows a run. Always called by the thread that called {@link Scheduler#run}, so it needs no
 * locks; it has to be quick, since nothing starts meanwhile.
 *
 * @param <N> the nodes' type
 */
public interface Listener<N> {

  /** The node's body is about to run. Not called for nodes that are skipped. */
  default void started(N node) {}

  /** The node has its outcome. Called exactly once for every node. */
  default void finished(N node, Execution<N> execution) {}

  /** How often to call {@link #pulse} while something runs; zero for not at all. */
  default Duration pulseEvery() {
    return Duration.ZERO;
  }

  /** Time has passed. */
  default void pulse() {}

  /** A listener that does nothing. */
  static <N> Listener<N> none() {
    return new Listener<>() {};
  }
}
