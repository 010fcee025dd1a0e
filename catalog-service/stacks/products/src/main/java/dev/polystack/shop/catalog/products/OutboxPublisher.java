package dev.polystack.shop.catalog.products;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse.BatchItemFailure;
import dev.polystack.lambda.Correlation;
import dev.polystack.shop.contracts.events.Event;
import dev.polystack.shop.contracts.events.EventPublisher;
import dev.polystack.shop.contracts.events.Publication;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;

/**
 * Sends the outbox's events to the central bus, in the stream's order and in every major version
 * that is read; a product's first version is told as its creation, too. At the first that cannot be
 * read or sent, in whatever version, it stops and asks for that one and everything after it again.
 */
public final class OutboxPublisher implements RequestHandler<DynamodbEvent, StreamsEventResponse> {

  private static final Logger LOG = LoggerFactory.getLogger(OutboxPublisher.class);

  /** Less than the function has, so that a bus that does not answer is told of in the log. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final EventPublisher publisher;
  private final OutboxMarks marks;

  /** Created by Lambda. */
  public OutboxPublisher() {
    this(
        EventPublisher.to(bus(), System.getenv("BUS_NAME")),
        OutboxMarks.fromEnvironment(System.getenv("OUTBOX_TABLE")));
  }

  OutboxPublisher(EventPublisher publisher, OutboxMarks marks) {
    this.publisher = publisher;
    this.marks = marks;
  }

  private static EventBridgeClient bus() {
    return EventBridgeClient.builder()
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .overrideConfiguration(settings -> settings.apiCallTimeout(PATIENCE))
        .build();
  }

  @Override
  public StreamsEventResponse handleRequest(DynamodbEvent input, Context context) {
    List<OutboxEntry> readable = new ArrayList<>();
    for (DynamodbStreamRecord each : input.getRecords()) {
      OutboxRecord record = new OutboxRecord(each);
      if (!record.waits()) {
        continue;
      }
      try {
        readable.add(OutboxEntry.of(record));
      } catch (IllegalStateException e) {
        LOG.error("cannot read the outbox's {}: {}", each.getDynamodb().getKeys(), e.getMessage());
        return beginAgainAt(firstUnsent(readable).orElse(record.sequenceNumber()));
      }
    }
    return firstUnsent(readable)
        .map(OutboxPublisher::beginAgainAt)
        .orElseGet(() -> new StreamsEventResponse(List.of()));
  }

  private static StreamsEventResponse beginAgainAt(String sequenceNumber) {
    return new StreamsEventResponse(List.of(new BatchItemFailure(sequenceNumber)));
  }

  /** Publishes entries up to the first that the bus does not take; that one's number, if any. */
  private Optional<String> firstUnsent(List<OutboxEntry> entries) {
    for (List<OutboxEntry> part : OutboxEntry.parts(entries)) {
      List<OutboxEntry> left = publish(part);
      if (!left.isEmpty()) {
        return Optional.of(left.get(0).sequenceNumber());
      }
    }
    return Optional.empty();
  }

  /** The entries of which the bus has not taken everything. */
  private List<OutboxEntry> publish(List<OutboxEntry> part) {
    Publication publication =
        publisher.publish(part.stream().flatMap(entry -> entry.told().stream()).toList());
    List<OutboxEntry> left = new ArrayList<>();
    for (OutboxEntry entry : part) {
      entry.told().stream().filter(publication.sent()::contains).forEach(OutboxPublisher::logSent);
      publication.unsent().stream()
          .filter(unsent -> entry.told().contains(unsent.event()))
          .forEach(unsent -> logUnsent(entry.key(), unsent.event(), unsent.reason()));
      if (publication.sent().containsAll(entry.told())) {
        marks.sent(entry.key());
      } else {
        left.add(entry);
      }
    }
    return left;
  }

  private static void logSent(Event<?> event) {
    try (Correlation correlation = Correlation.of(event.metadata().correlationId())) {
      LOG.info("published {} {}", event.type().detailType(), event.metadata().eventId());
    }
  }

  private static void logUnsent(OutboxKey key, Event<?> event, String reason) {
    try (Correlation correlation = Correlation.of(event.metadata().correlationId())) {
      LOG.error(
          "could not publish {} {} of {}: {}",
          event.type().detailType(),
          event.metadata().eventId(),
          key,
          reason);
    }
  }
}
