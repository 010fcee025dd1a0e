package dev.polystack.engine.logs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/**
 * One line of a function.
 *
 * @param message as it was written: JSON from the functions of this project
 */
public record LogLine(Instant time, String function, String message) {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** For people: when, who, how bad, what, and the request's correlation id. */
  @Override
  public String toString() {
    String clock =
        LocalTime.ofInstant(time, ZoneId.systemDefault()).truncatedTo(ChronoUnit.MILLIS).toString();
    return "%-12s %-44s %s".formatted(clock, function, readable());
  }

  private String readable() {
    try {
      JsonNode json = JSON.readTree(message);
      if (json != null && json.isObject()) {
        String id = json.at("/mdc/correlationId").asText(json.path("correlationId").asText());
        String text = json.path("formattedMessage").asText(json.path("message").asText(message));
        return "%-5s %s%s"
            .formatted(json.path("level").asText(), text, id.isEmpty() ? "" : "  [" + id + "]");
      }
    } catch (JsonProcessingException e) {
      // Not every line is JSON: the runtime's own are not.
    }
    return message.stripTrailing();
  }
}
