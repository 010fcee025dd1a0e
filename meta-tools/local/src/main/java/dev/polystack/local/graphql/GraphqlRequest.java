package dev.polystack.local.graphql;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import dev.polystack.local.Json;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a client asks: a document, its variables, and which of its operations is meant. */
record GraphqlRequest(String query, Map<String, Object> variables, @Nullable String operationName) {

  /** Reads a request's body; empty if it is none. */
  static Optional<GraphqlRequest> parse(byte[] body) {
    try {
      JsonNode json = Json.MAPPER.readTree(body);
      if (json == null || !json.path("query").isTextual()) {
        return Optional.empty();
      }
      Map<String, Object> variables =
          json.path("variables").isObject()
              ? Json.MAPPER.convertValue(
                  json.path("variables"), new TypeReference<Map<String, Object>>() {})
              : Map.of();
      return Optional.of(
          new GraphqlRequest(
              json.path("query").asText(), variables, json.path("operationName").asText(null)));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
