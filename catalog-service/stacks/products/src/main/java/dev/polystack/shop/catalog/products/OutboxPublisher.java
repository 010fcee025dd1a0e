package dev.polystack.shop.catalog.products;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse.BatchItemFailure;
import dev.polystack.lambda.Correlation;
import dev.polystack.shop.catalog.products.domain.ProductCreation;
import dev.polystack.shop.catalog.products.domain.ProductMajors;
import dev.polystack.shop.contracts.events.Event;
import dev.polystack.shop.contracts.events.EventPublisher;
import dev.polystack.shop.contracts.events.Publication;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the outbox's events to the central bus, in the stream's order and in every major version
 * that is read; a product's first version is told as its creation, too. At the first that cannot be
 * sent, in whatever version, it stops and asks for that one and everything after it again.
 */
public final class OutboxPublisher implements RequestHandler<DynamodbEvent, StreamsEventResponse> {

  private static final Logger LOG = LoggerFactory.getLogger(OutboxPublisher.class);

  private final EventPublisher publisher;

  /** Created by Lambda. */
  public OutboxPublisher() {
    this(EventPublisher.to(EventPublisher.client(), System.getenv("BUS_NAME")));
  }

  OutboxPublisher(EventPublisher publisher) {
    this.publisher = publisher;
  }

  @Override
  public StreamsEventResponse handleRequest(DynamodbEvent input, Context context) {
    Map<String, List<Event<?>>> events = new LinkedHashMap<>();
    for (DynamodbStreamRecord record : input.getRecords()) {
      if (record.getEventName().equals("INSERT")) { // The rest is expiry, which tells nothing.
        events.put(record.getDynamodb().getSequenceNumber(), told(OutboxRecord.event(record)));
      }
    }
    Publication publication =
        publisher.publish(events.values().stream().flatMap(List::stream).toList());
    publication.sent().forEach(OutboxPublisher::logSent);
    publication.unsent().forEach(unsent -> logUnsent(unsent.event(), unsent.reason()));
    return new StreamsEventResponse(
        events.entrySet().stream()
            .filter(entry -> !publication.sent().containsAll(entry.getValue()))
            .map(entry -> new BatchItemFailure(entry.getKey()))
            .limit(1) // Lambda begins again at the first and keeps the order.
            .toList());
  }

  /** Everything that is said about what was written once; a creation first. */
  private static List<Event<?>> told(Event<?> written) {
    List<Event<?>> majors = ProductMajors.of(written);
    return Stream.concat(ProductCreation.of(majors.get(0)).stream(), majors.stream()).toList();
  }

  private static void logSent(Event<?> event) {
    try (Correlation correlation = Correlation.of(event.metadata().correlationId())) {
      LOG.info("published {} {}", event.type().detailType(), event.metadata().eventId());
    }
  }

  private static void logUnsent(Event<?> event, String reason) {
    try (Correlation correlation = Correlation.of(event.metadata().correlationId())) {
      LOG.error(
          "could not publish {} {}: {}",
          event.type().detailType(),
          event.metadata().eventId(),
          reason);
    }
  }
}
