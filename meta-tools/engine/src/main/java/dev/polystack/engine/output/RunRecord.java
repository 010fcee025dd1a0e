package dev.polystack.engine.output;

import dev.polystack.engine.output.TaskRecord.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * What became of a whole run.
 *
 * @param command the verb
 * @param tasks in the order in which they ended
 * @param error what went wrong beside the tasks, such as a refusal before the first of them
 */
public record RunRecord(
    String command,
    Instant started,
    Duration took,
    List<TaskRecord> tasks,
    Optional<String> error) {

  /** Keeps the tasks. */
  public RunRecord {
    tasks = List.copyOf(tasks);
  }

  /** The same, after this went wrong. */
  public RunRecord with(Optional<String> fault) {
    return new RunRecord(command, started, took, tasks, fault);
  }

  /** Whether every task ended well, and nothing else went wrong. */
  public boolean succeeded() {
    return error.isEmpty() && count(State.DONE) + count(State.UNCHANGED) == tasks.size();
  }

  /** How many tasks ended in this way. */
  public long count(State state) {
    long count = 0;
    for (TaskRecord task : tasks) {
      count += task.state() == state ? 1 : 0;
    }
    return count;
  }

  /** For people: {@code 3 done, 1 failed in 2.1 s}. */
  public String summary() {
    StringJoiner counts = new StringJoiner(", ").setEmptyValue("nothing to do");
    for (State state : State.values()) {
      if (count(state) > 0) {
        counts.add(count(state) + " " + state.name().toLowerCase(Locale.ROOT));
      }
    }
    return counts + " in " + Console.seconds(took).strip();
  }
}
