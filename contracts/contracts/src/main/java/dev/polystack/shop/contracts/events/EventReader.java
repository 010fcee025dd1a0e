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
    if (metadata instanceof Parsed.Accepted<EventMetadata> goodMetadata
        && data instanceof Parsed.Accepted<T> goodData) {
      return new Received.Valid(new Event<>(type, goodMetadata.value(), goodData.value()));
    }
    List<Violation> violations = new ArrayList<>();
    violations.addAll(metadata.violationsBelow("/detail/metadata"));
    violations.addAll(data.violationsBelow("/detail/data"));
    return new Received.Invalid(violations);
  }

  private static String key(String source, String detailType) {
    return source + " " + detailType;
  }
}
