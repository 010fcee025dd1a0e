package dev.polystack.engine.repositories;

import dev.polystack.workspace.graph.DependencyGraph;
import dev.polystack.workspace.schedule.Ending;
import dev.polystack.workspace.schedule.Execution;
import dev.polystack.workspace.schedule.Lane;
import dev.polystack.workspace.schedule.Limits;
import dev.polystack.workspace.schedule.Listener;
import dev.polystack.workspace.schedule.Outcome;
import dev.polystack.workspace.schedule.Report;
import dev.polystack.workspace.schedule.Scheduler;
import dev.polystack.workspace.schedule.Task;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The same work with many things that do not depend on each other, some at a time. */
public final class Parallel {

  /** Processes that mostly compute, so more than there are processors only costs memory. */
  public static final int PROCESSES = Math.max(4, 2 * Runtime.getRuntime().availableProcessors());

  private final int width;

  private Parallel(int width) {
    this.width = width;
  }

  /**
   * So many at a time.
   *
   * @throws IllegalArgumentException if it is less than one
   */
  public static Parallel ofWidth(int width) {
    return new Parallel(width);
  }

  /** Work with one thing. */
  @FunctionalInterface
  public interface Work<T, R> {

    /** Does it; whatever it throws ends the whole. */
    R with(T thing) throws InterruptedException;
  }

  /**
   * Who waits for the results; called by the thread that asked for them, if nothing else is said.
   */
  @FunctionalInterface
  public interface Follower<T, R> extends Listener<T> {

    /** A result, as soon as it is there, and how long it took. */
    void took(T thing, R result, Duration duration);

    /** How many results there will be. */
    default void expects(int results) {}

    /** How long to wait for all of them; for ever if empty. */
    default Optional<Duration> patience() {
      return Optional.empty();
    }

    /** The work will go on when waited, for the nth time; called by the thread that does it. */
    default void retrying(T thing, int retry, Duration wait, String reason) {}

    /** The time was over; the work was ended, or had not begun. */
    default void missed(T thing, Duration duration) {}
  }

  /** Does the work with each, and answers the results in the order of the things. */
  public <T, R> Map<T, R> map(Collection<T> things, Work<T, R> work) throws InterruptedException {
    return map(things, work, (thing, result, duration) -> {});
  }

  /**
   * As {@link #map(Collection, Work)}, with somebody who follows it. What there was no time for has
   * no result.
   *
   * @throws InterruptedException if this thread is interrupted; nothing runs any more then
   */
  public <T, R> Map<T, R> map(Collection<T> things, Work<T, R> work, Follower<T, R> follower)
      throws InterruptedException {
    var results = new ConcurrentHashMap<T, R>();
    follower.expects(things.size());
    Report<T> report =
        new Scheduler(
                Map.of(Lane.NETWORK, width),
                new Limits(Optional.empty(), follower.patience(), false))
            .run(independent(things), task(work, results), listener(results, follower));
    if (report.ending() == Ending.INTERRUPTED) {
      throw new InterruptedException("interrupted before everything had ended");
    }
    for (Throwable failure : report.failures().values()) {
      throw failure instanceof RuntimeException unchecked
          ? unchecked
          : new IllegalStateException(failure);
    }
    var ordered = new LinkedHashMap<T, R>();
    for (T thing : things) {
      R result = results.get(thing);
      if (result != null) {
        ordered.put(thing, result);
      } else {
        Execution<T> execution = Objects.requireNonNull(report.executions().get(thing));
        follower.missed(thing, execution.duration());
      }
    }
    return ordered;
  }

  private static <T> DependencyGraph<T> independent(Collection<T> things) {
    var graph = new LinkedHashMap<T, Set<T>>();
    things.forEach(thing -> graph.put(thing, Set.of()));
    return DependencyGraph.of(graph);
  }

  private static <T, R> Task<T> task(Work<T, R> work, Map<T, R> results) {
    return new Task<>() {
      @Override
      public Result run(T thing) throws InterruptedException {
        results.put(thing, work.with(thing));
        return Result.DONE;
      }

      @Override
      public Lane lane(T thing) {
        return Lane.NETWORK;
      }
    };
  }

  private static <T, R> Listener<T> listener(Map<T, R> results, Follower<T, R> follower) {
    return new Listener<>() {
      @Override
      public void started(T thing) {
        follower.started(thing);
      }

      @Override
      public Duration pulseEvery() {
        return follower.pulseEvery();
      }

      @Override
      public void pulse() {
        follower.pulse();
      }

      @Override
      public void finished(T thing, Execution<T> execution) {
        if (execution.outcome() instanceof Outcome.Done) {
          follower.took(thing, Objects.requireNonNull(results.get(thing)), execution.duration());
        }
      }
    };
  }
}
