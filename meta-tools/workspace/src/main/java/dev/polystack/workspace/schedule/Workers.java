package dev.polystack.workspace.schedule;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The threads of one run, and the queue of what ended in them. */
final class Workers<N> implements AutoCloseable {

  private final Task<N> task;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final BlockingQueue<Ended<N>> ended = new LinkedBlockingQueue<>();

  /** A body that ended. An interrupted one is reported as failed. */
  record Ended<N>(N node, Outcome<N> outcome, Duration duration) {}

  Workers(Task<N> task) {
    this.task = task;
  }

  void start(N node) {
    String name = "%s %s".formatted(task.lane(node).name().toLowerCase(Locale.ROOT), node);
    threads.execute(
        () -> {
          Thread.currentThread().setName(name);
          long start = System.nanoTime();
          var outcome = outcomeOf(node);
          ended.add(new Ended<>(node, outcome, Duration.ofNanos(System.nanoTime() - start)));
        });
  }

  /** Waits for the next body to end. */
  Ended<N> awaitNext() throws InterruptedException {
    return ended.take();
  }

  /** A body that already ended, if there is one. */
  Optional<Ended<N>> poll() {
    return Optional.ofNullable(ended.poll());
  }

  /** Interrupts every body that runs; may be called again. Nothing can be started after it. */
  void interrupt() {
    threads.shutdownNow();
  }

  /** Interrupts what still runs, which is only the case when a listener threw, and waits for it. */
  @Override
  public void close() {
    threads.shutdownNow();
    boolean interrupted = false;
    boolean terminated = false;
    while (!terminated) {
      try {
        terminated = threads.awaitTermination(1, TimeUnit.DAYS);
      } catch (InterruptedException e) {
        interrupted = true;
        threads.shutdownNow();
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @SuppressWarnings("CatchThrowable") // an error in one body must not take the run down
  private Outcome<N> outcomeOf(N node) {
    try {
      if (Thread.interrupted()) {
        throw new InterruptedException("cancelled before it began");
      }
      return switch (task.run(node)) {
        case DONE -> new Outcome.Done<>();
        case UNCHANGED -> new Outcome.Unchanged<>();
      };
    } catch (Throwable e) {
      return new Outcome.Failed<>(e);
    }
  }
}
