package dev.polystack.appsync;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a client asks: a document, its variables, and which of its operations is meant. */
public record GraphqlRequest(
    String query, Map<String, Object> variables, @Nullable String operationName) {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Reads a request's body; empty if it is none. */
  public static Optional<GraphqlRequest> parse(byte[] body) {
    try {
      JsonNode json = JSON.readTree(body);
      if (json == null || !json.path("query").isTextual()) {
        return Optional.empty();
      }
      Map<String, Object> variables =
          json.path("variables").isObject()
              ? JSON.convertValue(
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
