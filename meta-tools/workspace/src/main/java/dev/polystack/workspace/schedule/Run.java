package dev.polystack.workspace.schedule;

import dev.polystack.workspace.graph.DependencyGraph;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;

/**
 * One run of a scheduler. All its state belongs to the calling thread; only bodies run elsewhere.
 */
final class Run<N> {

  private final DependencyGraph<N> graph;
  private final Task<N> task;
  private final Listener<N> listener;
  private final Workers<N> workers;
  private final Map<Lane, Integer> free;
  private final Map<Lane, Queue<N>> ready = new EnumMap<>(Lane.class);
  private final Map<N, Integer> waitingFor = new HashMap<>();
  private final Map<N, Execution<N>> executions = new LinkedHashMap<>();
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
    this.clocks = new Clocks<>(limits);
    this.graph = graph;
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
      for (N node : graph.order()) {
        waitingFor.put(node, graph.dependenciesOf(node).size());
        if (graph.dependenciesOf(node).isEmpty()) {
          enqueue(node);
        }
      }
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
      for (N node : graph.order()) {
        if (!executions.containsKey(node)) {
          finish(node, Execution.withoutRunning(new Outcome.Cancelled<>()));
        }
      }
    } finally {
      if (ending == Ending.INTERRUPTED) {
        Thread.currentThread().interrupt();
      }
    }
    return new Report<>(executions, Duration.ofNanos(System.nanoTime() - start), ending);
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

  private void enqueue(N node) {
    Objects.requireNonNull(ready.get(task.lane(node))).add(node);
  }

  private void end(Workers.Ended<N> ended) {
    running--;
    free.merge(task.lane(ended.node()), 1, Integer::sum);
    clocks.ended(ended.node());
    var outcome = outcome(ended);
    if (limits.failFast() && outcome instanceof Outcome.Failed && ending == Ending.COMPLETE) {
      ending = Ending.FAILED_FAST;
    }
    finish(ended.node(), new Execution<>(outcome, ended.duration()));
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

  /** Records the outcome, and lets go, or skips, what waited for nothing else. */
  private void finish(N first, Execution<N> execution) {
    var open = new ArrayDeque<N>();
    record(first, execution, open);
    while (!open.isEmpty()) {
      N node = open.remove();
      var because = failuresBefore(node);
      if (because.isEmpty()) {
        enqueue(node);
      } else {
        record(node, Execution.withoutRunning(new Outcome.Skipped<>(because)), open);
      }
    }
  }

  private void record(N node, Execution<N> execution, Queue<N> released) {
    executions.put(node, execution);
    listener.finished(node, execution);
    if (execution.outcome() instanceof Outcome.Cancelled) {
      return;
    }
    for (N dependent : graph.dependentsOf(node)) {
      if (waitingFor.merge(dependent, -1, Integer::sum) == 0) {
        released.add(dependent);
      }
    }
  }

  private Set<N> failuresBefore(N node) {
    var because = new LinkedHashSet<N>();
    for (N dependency : graph.dependenciesOf(node)) {
      var execution = executions.get(dependency);
      if (execution == null) {
        throw new IllegalStateException("%s released before %s".formatted(node, dependency));
      }
      if (execution.outcome() instanceof Outcome.Skipped<N> skipped) {
        because.addAll(skipped.because());
      } else if (!execution.outcome().succeeded()) {
        because.add(dependency);
      }
    }
    return because;
  }
}
