package dev.polystack.workspace.schedule;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;

/**
 * Tries a task's nodes again after faults that pass by themselves.
 *
 * @param <N> the nodes' type
 */
public final class Retrying<N> implements Task<N> {

  private final Task<N> task;
  private final Backoff backoff;
  private final Predicate<Throwable> passes;
  private final Retries<N> listener;

  /**
   * Hears of retries, in the thread that runs the node.
   *
   * @param <N> the nodes' type
   */
  @FunctionalInterface
  public interface Retries<N> {

    /** The node failed and will be tried again, for the nth time after the first, when waited. */
    void retrying(N node, int retry, Duration wait, Throwable cause);
  }

  /**
   * Wraps a task.
   *
   * @param passes whether a fault is one that passes
   */
  public Retrying(Task<N> task, Backoff backoff, Predicate<Throwable> passes, Retries<N> listener) {
    this.task = task;
    this.backoff = backoff;
    this.passes = passes;
    this.listener = listener;
  }

  @Override
  public Result run(N node) throws Exception {
    for (int retry = 1; ; retry++) {
      try {
        return task.run(node);
      } catch (InterruptedException e) {
        throw e;
      } catch (Exception e) {
        if (retry > backoff.retries() || !passes.test(e)) {
          throw e;
        }
        Duration wait = backoff.before(retry, ThreadLocalRandom.current()::nextDouble);
        listener.retrying(node, retry, wait, e);
        Thread.sleep(wait.toMillis());
      }
    }
  }

  @Override
  public Lane lane(N node) {
    return task.lane(node);
  }

  @Override
  public Duration estimate(N node) {
    return task.estimate(node);
  }
}
