package dev.polystack.workspace.schedule;

import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The threads of one run, and the queue of what ended in them. */
final class Workers<N> implements AutoCloseable {

  private final Task<N> task;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<N, Body> bodies = new HashMap<>();
  private final BlockingQueue<Ended<N>> ended = new LinkedBlockingQueue<>();

  /** A body that ended. An interrupted one is reported as failed. */
  record Ended<N>(N node, Outcome<N> outcome, Duration duration) {}

  Workers(Task<N> task) {
    this.task = task;
  }

  void start(N node) {
    String name = task.lane(node).name().toLowerCase(Locale.ROOT) + " " + node;
    var body = new Body(node, name);
    bodies.put(node, body);
    threads.execute(body);
  }

  /** Interrupts one body. */
  void interrupt(N node) {
    Optional.ofNullable(bodies.get(node)).ifPresent(Body::interrupt);
  }

  /** Waits for the next body to end, but not longer than this. */
  Optional<Ended<N>> awaitNext(Duration patience) throws InterruptedException {
    return Optional.ofNullable(ended.poll(patience.toNanos(), TimeUnit.NANOSECONDS));
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

  /** Runs one node's task; an interruption meets that and nothing after it. */
  private final class Body implements Runnable {

    private final N node;
    private final String name;
    private @Nullable Thread thread;
    private boolean interrupted;

    Body(N node, String name) {
      this.node = node;
      this.name = name;
    }

    @Override
    public void run() {
      Thread.currentThread().setName(name);
      long start = System.nanoTime();
      begin();
      var outcome = outcomeOf(node);
      end();
      ended.add(new Ended<>(node, outcome, Duration.ofNanos(System.nanoTime() - start)));
    }

    private synchronized void begin() {
      thread = Thread.currentThread();
      if (interrupted) {
        thread.interrupt();
      }
    }

    private synchronized void end() {
      thread = null;
      if (interrupted) {
        Thread.interrupted();
      }
    }

    synchronized void interrupt() {
      interrupted = true;
      if (thread != null) {
        thread.interrupt();
      }
    }
  }
}
