package dev.polystack.engine.timeline;

import dev.polystack.engine.cloud.Aws;
import dev.polystack.engine.cloud.Target;
import dev.polystack.engine.dlq.DeadLetter;
import dev.polystack.engine.dlq.DeadLetterQueue;
import dev.polystack.engine.dlq.DeadLetters;
import dev.polystack.engine.dlq.Reason;
import dev.polystack.engine.dlq.Reasons;
import dev.polystack.engine.inventory.DeployedResource;
import dev.polystack.engine.inventory.Inventory;
import dev.polystack.engine.logs.FunctionLogs;
import dev.polystack.engine.logs.FunctionSource;
import dev.polystack.engine.logs.Level;
import dev.polystack.engine.logs.LogEvents;
import dev.polystack.engine.logs.LogLine;
import dev.polystack.engine.logs.LogQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;

/**
 * Looks for everything about one request: in the logs of all functions, in the logs of buses where
 * an environment keeps one, and in dead-letter queues.
 */
public final class TimelineSearch {

  /** Where EventBridge writes events; it accepts no other place. */
  private static final String EVENT_LOGS = "/aws/events/";

  /** Dead letters that are looked at in each queue. */
  private static final int LETTERS = 500;

  private final Target target;
  private final Inventory inventory;

  /** Looks in everything that is deployed for a target. */
  public TimelineSearch(Target target) {
    this.target = target;
    this.inventory = Inventory.of(target);
  }

  /** The timeline of a request, as far as it is known now. */
  public Timeline find(String correlationId, Instant from) throws InterruptedException {
    return Timeline.of(
        correlationId,
        new Evidence(
            lines(correlationId, from),
            events(correlationId, from),
            buried(correlationId),
            QueueReaders.of(inventory)));
  }

  private List<LogLine> lines(String correlationId, Instant from) throws InterruptedException {
    try (FunctionLogs logs =
        new FunctionLogs(
            target, FunctionSource.of(inventory), new LogQuery(correlationId, Level.TRACE))) {
      return logs.since(from);
    }
  }

  private List<BusEvent> events(String correlationId, Instant from) {
    List<BusEvent> events = new ArrayList<>();
    try (CloudWatchLogsClient client = Aws.client(target, CloudWatchLogsClient.builder())) {
      for (DeployedResource group : inventory.ofType("AWS::Logs::LogGroup").toList()) {
        if (group.physicalId().startsWith(EVENT_LOGS)) {
          new LogEvents(client, group.physicalId())
              .since(from, correlationId).stream()
                  .map(
                      event ->
                          BusEvent.parse(
                              group.stack().toString(),
                              Instant.ofEpochMilli(event.timestamp()),
                              event.message()))
                  .flatMap(Optional::stream)
                  .filter(event -> event.correlationId().equals(correlationId))
                  .forEach(events::add);
        }
      }
    }
    return events;
  }

  private List<Buried> buried(String correlationId) throws InterruptedException {
    List<Buried> buried = new ArrayList<>();
    try (DeadLetters letters = new DeadLetters(target)) {
      for (DeadLetterQueue queue : DeadLetterQueue.of(inventory)) {
        List<DeadLetter> found =
            letters.peek(queue, LETTERS).stream()
                .filter(letter -> letter.correlationId().equals(Optional.of(correlationId)))
                .toList();
        Map<String, Reason> reasons = new Reasons(target).of(queue, found);
        found.forEach(
            letter ->
                buried.add(
                    new Buried(
                        queue.name(), letter, Objects.requireNonNull(reasons.get(letter.id())))));
      }
    }
    return buried;
  }
}
