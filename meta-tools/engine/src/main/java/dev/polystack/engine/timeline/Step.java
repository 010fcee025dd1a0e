package dev.polystack.engine.timeline;

import dev.polystack.engine.logs.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * One step of a request's way.
 *
 * @param where a function, a bus or a queue
 * @param level how bad it is
 * @param eventId of the event that it is or belongs to; empty if there is none
 * @param causationId of the event that caused it; empty if none is known
 * @param gap since the step before it on the same way; negative if it was seen before its cause
 * @param notes what is remarkable: duplicates, retries, causes that nobody saw
 * @param details the event or message itself; empty for a line
 * @param consequences what followed from it, in the order of time
 */
public record Step(
    Kind kind,
    Instant time,
    String where,
    Level level,
    String text,
    String eventId,
    String causationId,
    Duration gap,
    List<String> notes,
    String details,
    List<Step> consequences) {

  /** What a step is. */
  public enum Kind {
    /** A function said something. */
    LINE,
    /** A bus delivered an event. */
    EVENT,
    /** A queue handed a message over to the function that reads it. */
    QUEUE,
    /** A message ended up in a dead-letter queue. */
    DEAD_LETTER
  }

  /** Keeps the lists. */
  public Step {
    notes = List.copyOf(notes);
    consequences = List.copyOf(consequences);
  }

  /** It and all that followed. */
  public Stream<Step> all() {
    return Stream.concat(Stream.of(this), consequences.stream().flatMap(Step::all));
  }
}
