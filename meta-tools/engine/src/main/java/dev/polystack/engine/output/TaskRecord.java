package dev.polystack.engine.output;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What became of one task of a run.
 *
 * @param phase the part of the command that it belongs to: {@code deploy}
 * @param name what people call it: {@code catalog/products}
 * @param word how it ended, for people: {@code deployed}
 * @param started when it began; of one that never did, when that was known
 * @param track of the tasks that ran at the same time each has another, from 0
 * @param retries how often it was tried again
 * @param message why it did not succeed; empty if it did
 * @param output the last lines that it printed
 */
public record TaskRecord(
    String phase,
    String name,
    State state,
    String word,
    Instant started,
    Duration took,
    int track,
    int retries,
    String message,
    List<String> output) {

  /** How a task ended. */
  public enum State {
    /** It did its work. */
    DONE,
    /** There was nothing to do. */
    UNCHANGED,
    /** It failed. */
    FAILED,
    /** It was not started, since something failed that it depends on. */
    SKIPPED,
    /** It was ended, or not started, since the run was. */
    CANCELLED
  }

  /** Keeps the output. */
  public TaskRecord {
    output = List.copyOf(output);
  }
}
