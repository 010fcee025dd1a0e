package dev.polystack.engine.timeline;

import dev.polystack.engine.logs.LogLine;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Puts every piece of evidence below the event that caused it. Only ids decide, never the time:
 * events may be seen twice, late, or before their cause.
 */
final class Causes {

  private final Map<String, Draft> events = new LinkedHashMap<>();
  private final List<Draft> roots = new ArrayList<>();

  private Causes() {}

  /** What the request itself caused; everything else hangs below. */
  static List<Draft> of(Evidence evidence) {
    Causes causes = new Causes();
    causes.addEvents(evidence.events());
    evidence.lines().stream()
        .filter(line -> !line.eventId().isEmpty())
        .forEach(
            line ->
                causes.events.computeIfAbsent(line.eventId(), id -> Draft.unseen(id, line.time())));
    Map<Draft, Optional<Draft>> parents = new LinkedHashMap<>();
    causes.events.values().forEach(event -> parents.put(event, causes.causeOf(event)));
    causes.place(parents);
    evidence.lines().forEach(line -> causes.place(line, parents));
    evidence.buried().stream()
        .map(Draft::of)
        .forEach(letter -> causes.below(causes.event(letter.eventId), letter));
    return causes.roots;
  }

  private void addEvents(List<BusEvent> seen) {
    Map<String, Integer> times = new LinkedHashMap<>();
    seen.stream()
        .sorted((one, other) -> one.seen().compareTo(other.seen()))
        .forEach(
            event -> {
              events.putIfAbsent(event.id(), Draft.of(event));
              times.merge(event.id(), 1, Integer::sum);
            });
    times.forEach(
        (id, count) -> {
          if (count > 1) {
            event(id).ifPresent(event -> event.notes.add("on the bus %d times".formatted(count)));
          }
        });
  }

  private void place(Map<Draft, Optional<Draft>> parents) {
    Set<Draft> circular = new HashSet<>();
    for (Draft event : parents.keySet()) {
      if (isCircular(event, parents)) {
        circular.add(event);
      }
    }
    parents.forEach(
        (event, parent) -> {
          if (circular.contains(event)) {
            event.notes.add("its causation ids go round in a circle");
            roots.add(event);
          } else {
            below(parent, event);
          }
        });
    circular.forEach(event -> parents.put(event, Optional.empty()));
  }

  private static boolean isCircular(Draft event, Map<Draft, Optional<Draft>> parents) {
    Set<Draft> above = new HashSet<>();
    Optional<Draft> next = parents.getOrDefault(event, Optional.empty());
    while (next.isPresent() && above.add(next.get())) {
      if (next.get() == event) {
        return true;
      }
      next = parents.getOrDefault(next.get(), Optional.empty());
    }
    return false;
  }

  private Optional<Draft> causeOf(Draft event) {
    if (event.causationId.isEmpty()) {
      return Optional.empty();
    }
    Optional<Draft> cause = event(event.causationId);
    if (cause.isEmpty()) {
      event.notes.add("its cause %s was not seen".formatted(event.causationId));
    }
    return cause;
  }

  /**
   * A line of a function that handles an event belongs to that event; one that only names an event
   * tells of its making, and belongs where the event does.
   */
  private void place(LogLine line, Map<Draft, Optional<Draft>> parents) {
    Draft draft = Draft.of(line);
    Optional<Draft> handled = event(line.eventId());
    below(
        handled.isPresent()
            ? handled
            : events.values().stream()
                .filter(event -> line.text().contains(event.eventId))
                .findFirst()
                .flatMap(event -> parents.getOrDefault(event, Optional.empty())),
        draft);
  }

  private void below(Optional<Draft> cause, Draft draft) {
    cause.map(event -> event.consequences).orElse(roots).add(draft);
  }

  private Optional<Draft> event(String id) {
    return Optional.ofNullable(events.get(id));
  }
}
