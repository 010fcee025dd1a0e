package dev.polystack.engine.logs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One line of a function.
 *
 * @param function {@code store/catalog/updater}
 * @param level what it says of itself; an error for what Lambda says of a function that failed
 * @param correlationId of the request that caused it; empty if it does not tell
 * @param eventId of the event that was being handled; empty if it does not tell
 * @param text for people
 * @param raw as it was written: JSON from the functions of this project
 */
public record LogLine(
    Instant time,
    String function,
    Level level,
    String correlationId,
    String eventId,
    String text,
    String raw) {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Lambda's own lines about an invocation that went wrong. */
  private static final Pattern PLATFORM_ERROR =
      Pattern.compile("Task timed out|Status: (error|timeout)|Runtime\\.\\w+|\\[ERROR\\]");

  /** Lambda's own lines about any invocation. */
  private static final Pattern PLATFORM = Pattern.compile("(START|END|REPORT|INIT_START) .*");

  /** Reads a line; one that is no JSON says nothing but its text. */
  public static LogLine parse(Instant time, String function, String message) {
    JsonNode json = json(message);
    if (!json.isObject()) {
      Level level = PLATFORM_ERROR.matcher(message).find() ? Level.ERROR : Level.INFO;
      return new LogLine(time, function, level, "", "", message.stripTrailing(), message);
    }
    String text = first(json, "/formattedMessage", "/message");
    return new LogLine(
        // A function's clock is finer than the time when the line was collected.
        json.path("timestamp").isIntegralNumber()
            ? Instant.ofEpochMilli(json.path("timestamp").asLong())
            : time,
        function,
        Level.of(json.path("level").asText()),
        first(json, "/mdc/correlationId", "/correlationId", "/correlation_id"),
        first(json, "/mdc/eventId", "/eventId"),
        (text.isEmpty() ? message : text) + throwable(json.path("throwable")),
        message);
  }

  /** Whether Lambda wrote it about an invocation, and not the function. */
  public boolean isPlatform() {
    return PLATFORM.matcher(raw.strip()).matches();
  }

  private static String throwable(JsonNode throwable) {
    return throwable.isObject()
        ? " (%s: %s)"
            .formatted(throwable.path("className").asText(), throwable.path("message").asText())
        : "";
  }

  private static String first(JsonNode json, String... pointers) {
    return Stream.of(pointers)
        .map(json::at)
        .filter(JsonNode::isTextual)
        .map(JsonNode::asText)
        .findFirst()
        .orElse("");
  }

  private static JsonNode json(String message) {
    try {
      return message.startsWith("{") ? JSON.readTree(message) : JSON.missingNode();
    } catch (JsonProcessingException e) {
      return JSON.missingNode(); // Cut off, or no JSON at all.
    }
  }
}
