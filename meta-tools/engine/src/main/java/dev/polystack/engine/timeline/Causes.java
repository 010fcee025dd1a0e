package dev.polystack.engine.timeline;

import dev.polystack.engine.logs.LogLine;
import java.util.ArrayList;
import java.util.Comparator;
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
  private final Map<Delivery, Draft> deliveries = new LinkedHashMap<>();
  private final Map<String, String> queues;
  private final List<Draft> roots = new ArrayList<>();

  /** What a queue handed to a function: an event, or with an empty id the request itself. */
  private record Delivery(String eventId, String function) {}

  private Causes(Map<String, String> queues) {
    this.queues = queues;
  }

  /** What the request itself caused; everything else hangs below. */
  static List<Draft> of(Evidence evidence) {
    Causes causes = new Causes(evidence.queues());
    causes.addEvents(evidence.events());
    evidence.lines().stream()
        .filter(line -> !line.eventId().isEmpty())
        .forEach(
            line ->
                causes.events.computeIfAbsent(line.eventId(), id -> Draft.unseen(id, line.time())));
    Map<Draft, Optional<Draft>> parents = new LinkedHashMap<>();
    causes.events.values().forEach(event -> parents.put(event, causes.causeOf(event)));
    causes.place(parents);
    evidence.lines().stream()
        .sorted(Comparator.comparing(LogLine::time))
        .forEach(line -> causes.place(line, parents));
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
    Set<Draft> straight = new HashSet<>();
    for (Draft event : parents.keySet()) {
      if (isCircular(event, parents, straight)) {
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

  /**
   * Whether an event is among its own causes.
   *
   * @param straight those of which it is known that their causes come to an end
   */
  private static boolean isCircular(
      Draft event, Map<Draft, Optional<Draft>> parents, Set<Draft> straight) {
    Set<Draft> way = new HashSet<>();
    Optional<Draft> next = Optional.of(event);
    while (next.isPresent() && !straight.contains(next.get())) {
      if (!way.add(next.get())) {
        return next.get() == event;
      }
      next = parents.getOrDefault(next.get(), Optional.empty());
    }
    straight.addAll(way);
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
   * tells of its making, and belongs where the event does. Either came by the queue that the
   * function reads, if it reads one.
   */
  private void place(LogLine line, Map<Draft, Optional<Draft>> parents) {
    Optional<Draft> handled = event(line.eventId());
    Optional<Draft> cause =
        handled.isPresent()
            ? handled
            : events.values().stream()
                .filter(event -> line.text().contains(event.eventId))
                .findFirst()
                .flatMap(event -> parents.getOrDefault(event, Optional.empty()));
    String queue = queues.get(line.function());
    below(queue == null ? cause : Optional.of(delivery(queue, cause, line)), Draft.of(line));
  }

  private Draft delivery(String queue, Optional<Draft> cause, LogLine first) {
    String eventId = cause.map(event -> event.eventId).orElse("");
    return deliveries.computeIfAbsent(
        new Delivery(eventId, first.function()),
        any -> {
          Draft delivery = Draft.queue(queue, eventId, first);
          below(cause, delivery);
          return delivery;
        });
  }

  private void below(Optional<Draft> cause, Draft draft) {
    cause.map(event -> event.consequences).orElse(roots).add(draft);
  }

  private Optional<Draft> event(String id) {
    return Optional.ofNullable(events.get(id));
  }
}
