package dev.polystack.engine.timeline;

import dev.polystack.engine.dlq.DeadLetter;
import dev.polystack.engine.dlq.Reason;
import dev.polystack.engine.logs.LogLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/** Evidence of a request, for tests. */
final class Given {

  static final Instant START = Instant.parse("2026-11-25T10:00:00Z");

  private final List<LogLine> lines = new ArrayList<>();
  private final List<BusEvent> events = new ArrayList<>();
  private final List<Buried> buried = new ArrayList<>();
  private final Map<String, String> queues = new TreeMap<>();

  Given line(int millis, String function, String level, String eventId, String text) {
    lines.add(
        LogLine.parse(
            START.plusMillis(millis),
            function,
            "{\"level\":\"%s\",\"mdc\":{\"correlationId\":\"c\",\"eventId\":\"%s\"},\"formattedMessage\":\"%s\"}"
                .formatted(level, eventId, text)));
    return this;
  }

  Given event(int millis, String id, String cause) {
    events.add(
        BusEvent.parse(
                "contracts/bus",
                START.plusMillis(millis),
                """
                {"id": "bus-%d", "source": "catalog", "detail-type": "%s.v1", "detail": {"metadata":
                {"eventId": "%s", "correlationId": "c", "causationId": "%s"}}}"""
                    .formatted(millis, id.toUpperCase(Locale.ROOT), id, cause))
            .orElseThrow());
    return this;
  }

  Given buried(int millis, String eventId) {
    buried.add(
        new Buried(
            "store/catalog/updates-dlq",
            new DeadLetter(
                Message.builder()
                    .messageId("m-1")
                    .body("{\"detail\":{\"metadata\":{\"eventId\":\"%s\"}}}".formatted(eventId))
                    .attributes(
                        Map.of(
                            MessageSystemAttributeName.SENT_TIMESTAMP,
                            String.valueOf(START.plusMillis(millis).toEpochMilli())))
                    .build()),
            new Reason("too <long>", "the message")));
    return this;
  }

  /** The function reads the queue. */
  Given reads(String function, String queue) {
    queues.put(function, queue);
    return this;
  }

  Timeline timeline() {
    return Timeline.of("c", new Evidence(lines, events, buried, queues));
  }

  /** The same evidence in another order. */
  Timeline shuffled(long seed) {
    Random random = new Random(seed);
    Collections.shuffle(lines, random);
    Collections.shuffle(events, random);
    return timeline();
  }

  /** The tree as text: names of events and texts of lines, consequences in brackets. */
  static String tree(List<Step> steps) {
    return String.join(
        " ",
        steps.stream()
            .map(
                step ->
                    (step.kind() == Step.Kind.EVENT ? "*" + step.eventId() : step.text())
                        + (step.consequences().isEmpty()
                            ? ""
                            : "[" + tree(step.consequences()) + "]"))
            .toList());
  }
}
