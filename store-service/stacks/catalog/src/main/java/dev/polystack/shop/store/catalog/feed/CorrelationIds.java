package dev.polystack.shop.store.catalog.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.stream.Stream;

/** Finds out which request a message belongs to, even if the message keeps no contract. */
final class CorrelationIds {

  /** As long as the contract of an event's metadata allows. */
  private static final int MAX_LENGTH = 128;

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private CorrelationIds() {}

  /** The event's correlation id; else the id that the bus gave the event; else the message's. */
  static String of(Message message) {
    return Stream.of("/detail/metadata/correlationId", "/id")
        .map(tree(message.body())::at)
        .filter(JsonNode::isTextual)
        .map(JsonNode::asText)
        .filter(id -> !id.isBlank() && id.length() <= MAX_LENGTH)
        .map(Reason::of)
        .findFirst()
        .orElse(message.id());
  }

  private static JsonNode tree(String body) {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      return JSON.missingNode();
    }
  }
}
