package dev.polystack.workspace.schedule;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeoutException;

/** The time that a run and each of its tasks may still take. */
final class Clocks<N> {

  private static final long FOREVER = Duration.ofDays(1).toNanos();

  private final Limits limits;
  private final Map<N, Long> deadlines = new LinkedHashMap<>();
  private final Set<N> late = new HashSet<>();
  private final long start = System.nanoTime();

  Clocks(Limits limits) {
    this.limits = limits;
  }

  void started(N node) {
    if (limits.task().isPresent()) {
      deadlines.put(node, System.nanoTime() + limits.task().get().toNanos());
    }
  }

  void ended(N node) {
    deadlines.remove(node);
  }

  Duration untilATaskIsLate() {
    return Duration.ofNanos(Math.max(0, nanosOfTasks()));
  }

  Duration untilAnythingIsLate() {
    return limits.run().isEmpty()
        ? untilATaskIsLate()
        : Duration.ofNanos(Math.max(0, Math.min(nanosOfTasks(), nanosOfRun())));
  }

  private long nanosOfTasks() {
    long now = System.nanoTime();
    long least = FOREVER;
    for (long deadline : deadlines.values()) {
      least = Math.min(least, deadline - now);
    }
    return least;
  }

  private long nanosOfRun() {
    return start + limits.run().orElse(Duration.ZERO).toNanos() - System.nanoTime();
  }

  boolean isRunLate() {
    return limits.run().isPresent() && nanosOfRun() <= 0;
  }

  /** The tasks whose time is over, each once. */
  List<N> nowLate() {
    if (deadlines.isEmpty()) {
      return List.of();
    }
    long now = System.nanoTime();
    List<N> found = new ArrayList<>();
    deadlines.forEach(
        (node, deadline) -> {
          if (deadline - now <= 0) {
            found.add(node);
          }
        });
    deadlines.keySet().removeAll(found);
    late.addAll(found);
    return found;
  }

  boolean wasLate(N node) {
    return late.contains(node);
  }

  /** Why a task that was late has failed. */
  TimeoutException lateness() {
    return new TimeoutException(
        "it took longer than %s and was ended"
            .formatted(
                limits
                    .task()
                    .orElse(Duration.ZERO)
                    .toString()
                    .substring(2)
                    .toLowerCase(Locale.ROOT)));
  }
}
