package dev.polystack.engine.output;

import dev.polystack.engine.output.TaskRecord.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What became of a whole run.
 *
 * @param command the verb
 * @param tasks in the order in which they ended
 */
public record RunRecord(String command, Instant started, Duration took, List<TaskRecord> tasks) {

  /** Keeps the tasks. */
  public RunRecord {
    tasks = List.copyOf(tasks);
  }

  /** Whether every task ended well. */
  public boolean succeeded() {
    return tasks.stream()
        .allMatch(task -> task.state() == State.DONE || task.state() == State.UNCHANGED);
  }

  /** How many tasks ended in this way. */
  public long count(State state) {
    return tasks.stream().filter(task -> task.state() == state).count();
  }

  /** For people: {@code 3 done, 1 failed in 2.1 s}. */
  public String summary() {
    String counts =
        Stream.of(State.values())
            .filter(state -> count(state) > 0)
            .map(state -> count(state) + " " + state.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", "));
    return (counts.isEmpty() ? "nothing to do" : counts) + " in " + Console.seconds(took).strip();
  }
}
