package dev.polystack.shop.contracts.events;

import com.fasterxml.jackson.databind.JsonNode;
import dev.polystack.shop.contracts.Contracts;
import dev.polystack.shop.contracts.Parsed;
import dev.polystack.shop.contracts.Schema;
import dev.polystack.shop.contracts.types.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads events as they come from the bus, directly or through a queue. */
public final class EventReader {

  private static final Schema<JsonNode> FRAME =
      new Schema<>("contracts/events/bus-event.json", JsonNode.class);

  private static final String METADATA = "/detail/metadata";

  private final Map<String, EventType<?>> types = new TreeMap<>();

  private EventReader(List<EventType<?>> types) {
    types.forEach(type -> this.types.put(key(type.source(), type.detailType()), type));
  }

  /** A reader for a consumer of these events. */
  public static EventReader of(EventType<?>... types) {
    return new EventReader(List.of(types));
  }

  /**
   * Reads one EventBridge event, with {@code source}, {@code detail-type} and {@code detail}.
   *
   * @param json an event as a rule hands it to its target: a function's input or a message's body
   * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/ref/overiew-event-structure.html">
   *     Event structure</a>
   */
  public Received read(String json) {
    Parsed<JsonNode> parsed = Contracts.parse(FRAME, json);
    if (parsed instanceof Parsed.Rejected<JsonNode> rejected) {
      return new Received.Invalid(rejected.violations());
    }
    JsonNode event = ((Parsed.Accepted<JsonNode>) parsed).value();
    String source = event.path("source").asText();
    String detailType = event.path("detail-type").asText();
    EventType<?> type = types.get(key(source, detailType));
    return type == null
        ? new Received.UnknownVersion(source, detailType, List.copyOf(types.keySet()))
        : read(type, event.path("detail"));
  }

  private static <T> Received read(EventType<T> type, JsonNode detail) {
    Parsed<EventMetadata> metadata = Contracts.read(EventMetadata.SCHEMA, detail.path("metadata"));
    Parsed<T> data = Contracts.read(type.schema(), detail.path("data"));
    List<Violation> violations = new ArrayList<>(metadata.violationsBelow(METADATA));
    if (metadata instanceof Parsed.Accepted<EventMetadata> good) {
      violations.addAll(contradictions(type, good.value()));
    }
    violations.addAll(data.violationsBelow("/detail/data"));
    if (violations.isEmpty()
        && metadata instanceof Parsed.Accepted<EventMetadata> goodMetadata
        && data instanceof Parsed.Accepted<T> goodData) {
      return new Received.Valid(new Event<>(type, goodMetadata.value(), goodData.value()));
    }
    return new Received.Invalid(violations);
  }

  /** Where an event's envelope says something else than its name on the bus. */
  private static List<Violation> contradictions(EventType<?> type, EventMetadata metadata) {
    List<Violation> violations = new ArrayList<>();
    if (!metadata.producer().equals(type.source())) {
      violations.add(
          new Violation(
              METADATA + "/producer",
              "const",
              "must be '%s', the source of the event".formatted(type.source())));
    }
    if (!metadata.schemaVersion().startsWith(type.major() + ".")) {
      violations.add(
          new Violation(
              METADATA + "/schemaVersion",
              "const",
              "must be %d.<minor>, as %s says".formatted(type.major(), type.detailType())));
    }
    return violations;
  }

  private static String key(String source, String detailType) {
    return source + " " + detailType;
  }
}
