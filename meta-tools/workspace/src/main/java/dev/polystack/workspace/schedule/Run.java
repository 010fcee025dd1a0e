package dev.polystack.workspace.schedule;

import dev.polystack.workspace.graph.DependencyGraph;
import java.time.Duration;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Queue;

/**
 * One run of a scheduler: what runs when, within widths and limits. All its state belongs to the
 * calling thread; only bodies run elsewhere.
 */
final class Run<N> {

  private final Task<N> task;
  private final Listener<N> listener;
  private final Workers<N> workers;
  private final Map<Lane, Integer> free;
  private final Map<Lane, Queue<N>> ready = new EnumMap<>(Lane.class);
  private final Progress<N> progress;
  private final Clocks<N> clocks;
  private final Limits limits;
  private final long start = System.nanoTime();
  private int running;
  private Ending ending = Ending.COMPLETE;

  Run(
      DependencyGraph<N> graph,
      Task<N> task,
      Listener<N> listener,
      Map<Lane, Integer> widths,
      Limits limits) {
    this.limits = limits;
    this.progress = new Progress<>(graph, listener);
    this.clocks = new Clocks<>(limits);
    this.task = task;
    this.listener = listener;
    this.workers = new Workers<>(task);
    this.free = new EnumMap<>(widths);
    var urgency = Urgency.of(graph, task::estimate);
    for (Lane lane : Lane.values()) {
      ready.put(lane, new PriorityQueue<>(Comparator.comparing(urgency::rank)));
    }
  }

  Report<N> execute() {
    try (workers) {
      if (Thread.interrupted()) {
        cancel(Ending.INTERRUPTED);
      }
      enqueue(progress.begin());
      startWhatFits();
      while (running > 0) {
        try {
          workers.awaitNext(patience()).ifPresent(this::end);
          enforceLimits();
        } catch (InterruptedException e) {
          cancel(Ending.INTERRUPTED);
        }
        if (Thread.interrupted()) {
          cancel(Ending.INTERRUPTED); // while a listener ran
        }
        startWhatFits();
      }
      progress.cancelTheRest();
    } finally {
      if (ending == Ending.INTERRUPTED) {
        Thread.currentThread().interrupt();
      }
    }
    return new Report<>(progress.executions(), Duration.ofNanos(System.nanoTime() - start), ending);
  }

  private void cancel(Ending why) {
    // What ended before the interruption keeps its own outcome.
    for (var ended = workers.poll(); ended.isPresent(); ended = workers.poll()) {
      end(ended.get());
    }
    ending = why;
    workers.interrupt();
  }

  /** Whether what still runs was told to stop. */
  private boolean cancelled() {
    return ending == Ending.INTERRUPTED || ending == Ending.OUT_OF_TIME;
  }

  /** Until the next thing that has to be done although nothing ended. */
  private Duration patience() {
    Duration patience = cancelled() ? clocks.untilATaskIsLate() : clocks.untilAnythingIsLate();
    Duration pulse = listener.pulseEvery();
    return pulse.isZero() || patience.compareTo(pulse) < 0 ? patience : pulse;
  }

  private void enforceLimits() {
    clocks.nowLate().forEach(workers::interrupt);
    if (!cancelled() && clocks.isRunLate()) {
      cancel(Ending.OUT_OF_TIME);
    }
    if (!listener.pulseEvery().isZero()) {
      listener.pulse();
    }
  }

  private void startWhatFits() {
    if (ending != Ending.COMPLETE) {
      return;
    }
    for (var lane : ready.entrySet()) {
      Queue<N> nodes = lane.getValue();
      while (free.getOrDefault(lane.getKey(), 0) > 0 && !nodes.isEmpty()) {
        N node = nodes.remove();
        free.merge(lane.getKey(), -1, Integer::sum);
        running++;
        listener.started(node);
        clocks.started(node);
        workers.start(node);
      }
    }
  }

  private void enqueue(List<N> nodes) {
    for (N node : nodes) {
      Objects.requireNonNull(ready.get(task.lane(node))).add(node);
    }
  }

  private void end(Workers.Ended<N> ended) {
    running--;
    free.merge(task.lane(ended.node()), 1, Integer::sum);
    clocks.ended(ended.node());
    var outcome = outcome(ended);
    if (limits.failFast() && outcome instanceof Outcome.Failed && ending == Ending.COMPLETE) {
      ending = Ending.FAILED_FAST;
    }
    enqueue(progress.finish(ended.node(), new Execution<>(outcome, ended.duration())));
  }

  private Outcome<N> outcome(Workers.Ended<N> ended) {
    if (!(ended.outcome() instanceof Outcome.Failed<N> failed)) {
      return ended.outcome();
    }
    if (clocks.wasLate(ended.node())) {
      return new Outcome.Failed<>(clocks.lateness());
    }
    boolean gaveUp = cancelled() || failed.cause() instanceof InterruptedException;
    return gaveUp ? new Outcome.Cancelled<>() : failed;
  }
}
