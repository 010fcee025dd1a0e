package dev.polystack.engine.timeline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An event as a bus delivered it once. Events of one envelope, {@code detail.metadata} with {@code
 * eventId}, {@code correlationId} and {@code causationId}, are told apart by their own id, so that
 * a duplicate is the same event; any other by the id that the bus gave it.
 *
 * @param bus whose log it stands in: {@code contracts/bus}
 * @param type its detail-type
 * @param source who sent it
 * @param causationId the event that caused it, if one did
 * @param seen when the bus wrote it down
 */
record BusEvent(
    String bus,
    String id,
    String type,
    String source,
    String correlationId,
    Optional<String> causationId,
    Instant seen,
    JsonNode json) {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** The event in a line of a bus's log; empty if it is none. */
  static Optional<BusEvent> parse(String bus, Instant seen, String message) {
    try {
      JsonNode json = JSON.readTree(message);
      Optional<String> id = text(json, "/detail/metadata/eventId", "/id");
      return id.map(
          known ->
              new BusEvent(
                  bus,
                  known,
                  json.path("detail-type").asText(),
                  json.path("source").asText(),
                  text(json, "/detail/metadata/correlationId").orElse(""),
                  text(json, "/detail/metadata/causationId"),
                  seen,
                  json));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> text(JsonNode json, String... pointers) {
    return Stream.of(pointers)
        .map(json::at)
        .filter(JsonNode::isTextual)
        .map(JsonNode::asText)
        .filter(text -> !text.isEmpty())
        .findFirst();
  }
}
