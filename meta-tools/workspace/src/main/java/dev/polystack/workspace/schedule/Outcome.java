package dev.polystack.workspace.schedule;

import java.util.Set;

/**
 * How a node ended.
 *
 * @param <N> the nodes' type
 */
public sealed interface Outcome<N> {

  /** Its work was done. */
  record Done<N>() implements Outcome<N> {}

  /** There was nothing to do. */
  record Unchanged<N>() implements Outcome<N> {}

  /**
   * Its work failed.
   *
   * @param cause what the body threw
   */
  record Failed<N>(Throwable cause) implements Outcome<N> {}

  /**
   * Never started, because something that it depends on failed.
   *
   * @param because the nodes that failed themselves, directly depended on or not
   */
  record Skipped<N>(Set<N> because) implements Outcome<N> {}

  /** Interrupted, or never started because the run was. */
  record Cancelled<N>() implements Outcome<N> {}

  /** Whether the node's dependents may start. */
  default boolean succeeded() {
    return this instanceof Done || this instanceof Unchanged;
  }
}
