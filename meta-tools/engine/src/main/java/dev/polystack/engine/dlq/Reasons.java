package dev.polystack.engine.dlq;

import com.fasterxml.jackson.databind.JsonNode;
import dev.polystack.engine.cloud.Target;
import dev.polystack.engine.logs.FunctionLogs;
import dev.polystack.engine.logs.Level;
import dev.polystack.engine.logs.LogLine;
import dev.polystack.engine.logs.LogQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Finds out why messages are dead: from what they carry, else from the logs of the functions that
 * should have handled them.
 */
public final class Reasons {

  /** Clocks differ, and a function may start before its message was stamped. */
  private static final Duration CLOCK_STEP = Duration.ofSeconds(5);

  private final Target target;

  /** Reads a target's logs where a message says nothing itself. */
  public Reasons(Target target) {
    this.target = target;
  }

  /** The reason of each message of a queue, by the message's id. */
  public Map<String, Reason> of(DeadLetterQueue queue, List<DeadLetter> letters)
      throws InterruptedException {
    Map<String, Reason> reasons = new TreeMap<>();
    for (DeadLetter letter : letters) {
      carried(letter).ifPresent(reason -> reasons.put(letter.id(), reason));
    }
    Optional<Instant> first =
        letters.stream()
            .filter(letter -> !reasons.containsKey(letter.id()))
            .map(DeadLetter::sent)
            .min(Instant::compareTo);
    if (first.isPresent()) {
      List<LogLine> faults = faults(queue, first.get().minus(CLOCK_STEP));
      letters.forEach(letter -> reasons.computeIfAbsent(letter.id(), id -> logged(letter, faults)));
    }
    return reasons;
  }

  private List<LogLine> faults(DeadLetterQueue queue, Instant from) throws InterruptedException {
    try (FunctionLogs logs =
        new FunctionLogs(target, queue.readers(), new LogQuery("", Level.WARN))) {
      return logs.since(from);
    }
  }

  /** What the message itself says. */
  static Optional<Reason> carried(DeadLetter letter) {
    Map<String, String> attributes = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    attributes.putAll(letter.attributes());
    if (attributes.containsKey("reason")) {
      return Optional.of(new Reason(attributes.getOrDefault("reason", ""), "the message"));
    }
    if (attributes.containsKey("ERROR_CODE")) { // EventBridge, of a rule's target.
      return Optional.of(
          new Reason(
              "%s: %s (%s)"
                  .formatted(
                      attributes.getOrDefault("ERROR_CODE", ""),
                      attributes.getOrDefault("ERROR_MESSAGE", "no message"),
                      attributes.getOrDefault("RULE_ARN", "rule unknown")),
              "EventBridge"));
    }
    if (attributes.containsKey("ErrorMessage")) { // Lambda, of an asynchronous call.
      return Optional.of(new Reason(attributes.getOrDefault("ErrorMessage", ""), "Lambda"));
    }
    JsonNode body = letter.json(); // Lambda, of a stream's batch or an asynchronous call.
    String condition = body.at("/requestContext/condition").asText();
    return condition.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Reason(
                "%s after %s tries%s"
                    .formatted(
                        condition,
                        body.at("/requestContext/approximateInvokeCount").asText("unknown"),
                        error(body)),
                "Lambda"));
  }

  private static String error(JsonNode body) {
    String message = body.at("/responsePayload/errorMessage").asText();
    String kind = body.at("/responseContext/functionError").asText();
    return message.isEmpty() && kind.isEmpty() ? "" : ": " + (message.isEmpty() ? kind : message);
  }

  /** The last fault that names the message or its request; else the last since it was sent. */
  static Reason logged(DeadLetter letter, List<LogLine> faults) {
    return last(faults, line -> line.raw().contains(letter.id()))
        .or(
            () ->
                letter.correlationId().flatMap(id -> last(faults, line -> line.raw().contains(id))))
        .map(line -> new Reason(line.text(), "the log of " + line.function()))
        .or(
            () ->
                last(faults, line -> !line.time().isBefore(letter.sent().minus(CLOCK_STEP)))
                    .map(
                        line ->
                            new Reason(
                                "probably: " + line.text(), "the log of " + line.function())))
        .orElse(Reason.UNKNOWN);
  }

  private static Optional<LogLine> last(List<LogLine> lines, Predicate<LogLine> wanted) {
    return lines.stream().filter(wanted).reduce((earlier, later) -> later);
  }
}
