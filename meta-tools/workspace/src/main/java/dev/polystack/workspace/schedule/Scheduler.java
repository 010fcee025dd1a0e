package dev.polystack.workspace.schedule;

import dev.polystack.workspace.graph.DependencyGraph;
import java.util.EnumMap;
import java.util.Map;

/**
 * Runs the nodes of a graph in parallel. A node starts as soon as its own dependencies are done
 * (there are no waves); of several that are ready the one with the longest path behind it goes
 * first; each lane has its own width. A failure skips only what depends on it.
 */
public final class Scheduler {

  private final Map<Lane, Integer> widths;
  private final Limits limits;

  /**
   * Makes a scheduler.
   *
   * @param widths how many tasks of a lane may run at a time; lanes left out are one wide
   * @throws IllegalArgumentException if a width is less than one
   */
  public Scheduler(Map<Lane, Integer> widths) {
    this(widths, Limits.NONE);
  }

  /**
   * Makes a scheduler.
   *
   * @param widths how many tasks of a lane may run at a time; lanes left out are one wide
   * @param limits when a run is to give up
   * @throws IllegalArgumentException if a width is less than one
   */
  public Scheduler(Map<Lane, Integer> widths, Limits limits) {
    this.limits = limits;
    this.widths = new EnumMap<>(Lane.class);
    for (Lane lane : Lane.values()) {
      int width = widths.getOrDefault(lane, 1);
      if (width < 1) {
        throw new IllegalArgumentException(
            "the width of %s must be at least 1, not %d".formatted(lane, width));
      }
      this.widths.put(lane, width);
    }
  }

  /**
   * Runs every node and waits for the last one.
   *
   * <p>When the calling thread is interrupted nothing more is started, the bodies that run are
   * interrupted and waited for, and the report says {@link Outcome.Cancelled} of all that had not
   * ended. The thread's interrupt flag is set again on return. The same happens, without the flag,
   * when the run's time is over.
   */
  public <N> Report<N> run(DependencyGraph<N> graph, Task<N> task, Listener<N> listener) {
    return new Run<>(graph, task, listener, widths, limits).execute();
  }
}
