package dev.polystack.engine.timeline;

import dev.polystack.engine.dlq.DeadLetter;
import dev.polystack.engine.logs.Level;
import dev.polystack.engine.logs.LogLine;
import dev.polystack.engine.timeline.Step.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A step whose place and consequences are still being found. */
final class Draft {

  static final Comparator<Draft> BY_TIME = Comparator.comparing((Draft draft) -> draft.time);

  final Kind kind;
  final Instant time;
  final String where;
  final Level level;
  final String text;
  final String eventId;
  final String causationId;
  final String details;
  final List<String> notes = new ArrayList<>();
  final List<Draft> consequences = new ArrayList<>();

  private Draft(
      Kind kind,
      Instant time,
      String where,
      Level level,
      String text,
      String eventId,
      String causationId,
      String details) {
    this.kind = kind;
    this.time = time;
    this.where = where;
    this.level = level;
    this.text = text;
    this.eventId = eventId;
    this.causationId = causationId;
    this.details = details;
  }

  static Draft of(LogLine line) {
    return new Draft(
        Kind.LINE, line.time(), line.function(), line.level(), line.text(), line.eventId(), "", "");
  }

  static Draft of(BusEvent event) {
    return new Draft(
        Kind.EVENT,
        event.seen(),
        event.bus(),
        Level.INFO,
        "%s from %s".formatted(event.type(), event.source()),
        event.id(),
        event.causationId().orElse(""),
        event.json().toPrettyString());
  }

  /** An event that a function handled, but that no bus has written down. */
  static Draft unseen(String eventId, Instant handled) {
    Draft draft = new Draft(Kind.EVENT, handled, "event", Level.INFO, "an event", eventId, "", "");
    draft.notes.add("in no bus's log; the time is that of its first handling");
    return draft;
  }

  /** A queue whose message was handled first at that time. */
  static Draft queue(String queue, String eventId, LogLine first) {
    Draft draft =
        new Draft(
            Kind.QUEUE,
            first.time(),
            queue,
            Level.INFO,
            "handed over to " + first.function(),
            eventId,
            "",
            "");
    draft.notes.add("the time is that of the first line about it");
    return draft;
  }

  static Draft of(Buried buried) {
    DeadLetter letter = buried.letter();
    Draft draft =
        new Draft(
            Kind.DEAD_LETTER,
            letter.sent(),
            buried.queue(),
            Level.ERROR,
            "dead letter: " + buried.reason().text(),
            letter.eventId().orElse(""),
            "",
            letter.message().body());
    draft.notes.add("message %s, says %s".formatted(letter.id(), buried.reason().source()));
    if (letter.movedFrom().isPresent()) {
      draft.notes.add(
          "received %d times; the time is when it was first sent".formatted(letter.receives()));
    }
    return draft;
  }

  Step finish(Duration gap, List<Step> followed) {
    return new Step(
        kind, time, where, level, text, eventId, causationId, gap, notes, details, followed);
  }
}
