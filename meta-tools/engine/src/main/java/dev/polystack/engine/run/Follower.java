package dev.polystack.engine.run;

import dev.polystack.engine.output.Progress;
import dev.polystack.engine.output.TaskRecord;
import dev.polystack.engine.output.TaskRecord.State;
import dev.polystack.workspace.schedule.Execution;
import dev.polystack.workspace.schedule.Listener;
import dev.polystack.workspace.schedule.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Records what becomes of a run's tasks, and has it shown. */
final class Follower<N> implements Listener<N> {

  private static final int TAIL_LINES = 20;

  private final String phase;
  private final Job<N> job;
  private final Progress progress;
  private final Function<N, Optional<Duration>> expected;
  private final List<TaskRecord> records = new ArrayList<>();
  private final Map<N, Start> starts = new HashMap<>();
  private final Map<N, Integer> retries = new ConcurrentHashMap<>();
  private final BitSet tracks = new BitSet();

  private record Start(Instant time, int track) {}

  Follower(String phase, Job<N> job, Progress progress, Function<N, Optional<Duration>> expected) {
    this.phase = phase;
    this.job = job;
    this.progress = progress;
    this.expected = expected;
  }

  /** Every task that has ended. */
  List<TaskRecord> records() {
    return records;
  }

  /** Those of them that had a line. */
  List<TaskRecord> shown() {
    return records.stream().filter(this::isShown).toList();
  }

  private boolean isShown(TaskRecord record) {
    return job.showsUnchanged() || record.state() != State.UNCHANGED;
  }

  /** A task will be tried again; called by the thread that runs it. */
  void retrying(N node, int retry, Duration wait, Throwable cause) {
    retries.put(node, retry);
    progress.retrying(job.name(node), retry, wait, messageOf(cause));
  }

  @Override
  public void started(N node) {
    int track = tracks.nextClearBit(0);
    tracks.set(track);
    starts.put(node, new Start(Instant.now(), track));
    progress.started(job.name(node), expected.apply(node));
  }

  @Override
  public void finished(N node, Execution<N> execution) {
    Start start =
        Objects.requireNonNullElseGet(starts.get(node), () -> new Start(Instant.now(), 0));
    if (starts.containsKey(node)) {
      tracks.clear(start.track());
    }
    Outcome<N> outcome = execution.outcome();
    boolean ran = outcome instanceof Outcome.Done || outcome instanceof Outcome.Failed;
    Optional<Path> output = job.output(node);
    TaskRecord record =
        new TaskRecord(
            phase,
            job.name(node),
            state(outcome),
            word(node, outcome),
            start.time(),
            execution.duration(),
            start.track(),
            retries.getOrDefault(node, 0),
            message(outcome),
            output.map(file -> LastLines.of(file, TAIL_LINES)).orElse(List.of()));
    records.add(record);
    progress.finished(record, isShown(record), output.filter(any -> ran || outcome.succeeded()));
  }

  @Override
  public Duration pulseEvery() {
    return progress.pulseEvery();
  }

  @Override
  public void pulse() {
    progress.pulse();
  }

  private static State state(Outcome<?> outcome) {
    if (outcome instanceof Outcome.Done) {
      return State.DONE;
    }
    if (outcome instanceof Outcome.Unchanged) {
      return State.UNCHANGED;
    }
    if (outcome instanceof Outcome.Failed) {
      return State.FAILED;
    }
    return outcome instanceof Outcome.Skipped ? State.SKIPPED : State.CANCELLED;
  }

  private String word(N node, Outcome<N> outcome) {
    if (outcome instanceof Outcome.Skipped<N> skipped) {
      return "skipped, for "
          + String.join(", ", skipped.because().stream().map(job::name).toList());
    }
    return switch (state(outcome)) {
      case DONE -> job.done(node);
      case UNCHANGED -> job.unchanged(node);
      case FAILED -> "FAILED";
      case SKIPPED, CANCELLED -> "cancelled";
    };
  }

  private String message(Outcome<N> outcome) {
    if (outcome instanceof Outcome.Failed<N> failed) {
      return messageOf(failed.cause());
    }
    if (outcome instanceof Outcome.Skipped<N> skipped) {
      return "because of " + String.join(", ", skipped.because().stream().map(job::name).toList());
    }
    return "";
  }

  static String messageOf(Throwable cause) {
    return Objects.requireNonNullElse(cause.getMessage(), cause.toString());
  }
}
