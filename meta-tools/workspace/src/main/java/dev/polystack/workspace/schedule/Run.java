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
  private int running;
  private boolean cancelled;

  Run(DependencyGraph<N> graph, Task<N> task, Listener<N> listener, Map<Lane, Integer> widths) {
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
    long start = System.nanoTime();
    try (workers) {
      cancelled = Thread.interrupted();
      for (N node : graph.order()) {
        waitingFor.put(node, graph.dependenciesOf(node).size());
        if (graph.dependenciesOf(node).isEmpty()) {
          enqueue(node);
        }
      }
      startWhatFits();
      while (running > 0) {
        try {
          end(workers.awaitNext());
        } catch (InterruptedException e) {
          cancel();
        }
        if (Thread.interrupted()) {
          cancel(); // while a listener ran
        }
        startWhatFits();
      }
      if (cancelled) {
        graph.order().stream()
            .filter(node -> !executions.containsKey(node))
            .forEach(node -> finish(node, Execution.withoutRunning(new Outcome.Cancelled<>())));
      }
    } finally {
      if (cancelled) {
        Thread.currentThread().interrupt();
      }
    }
    return new Report<>(executions, Duration.ofNanos(System.nanoTime() - start));
  }

  private void cancel() {
    // What ended before the interruption keeps its own outcome.
    for (var ended = workers.poll(); ended.isPresent(); ended = workers.poll()) {
      end(ended.get());
    }
    cancelled = true;
    workers.interrupt();
  }

  private void startWhatFits() {
    if (cancelled) {
      return;
    }
    ready.forEach(
        (lane, nodes) -> {
          while (free.getOrDefault(lane, 0) > 0 && !nodes.isEmpty()) {
            N node = nodes.remove();
            free.merge(lane, -1, Integer::sum);
            running++;
            listener.started(node);
            workers.start(node);
          }
        });
  }

  private void enqueue(N node) {
    Objects.requireNonNull(ready.get(task.lane(node))).add(node);
  }

  private void end(Workers.Ended<N> ended) {
    running--;
    free.merge(task.lane(ended.node()), 1, Integer::sum);
    boolean interrupted = cancelled && ended.outcome() instanceof Outcome.Failed;
    finish(
        ended.node(),
        new Execution<>(
            interrupted ? new Outcome.Cancelled<>() : ended.outcome(), ended.duration()));
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
