package dev.polystack.shop.catalog.products;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue;
import dev.polystack.shop.contracts.events.Event;
import dev.polystack.shop.contracts.events.EventReader;
import dev.polystack.shop.contracts.events.EventType;
import dev.polystack.shop.contracts.events.Received;
import dev.polystack.shop.contracts.events.catalog.v1.ProductCreated;
import dev.polystack.shop.contracts.events.catalog.v1.ProductWithdrawn;
import dev.polystack.shop.contracts.events.catalog.v2.ProductChanged;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** One record of the outbox's stream. */
final class OutboxRecord {

  /** Everything that this stack may tell the bus. */
  static final List<EventType<?>> TYPES =
      List.of(
          ProductCreated.TYPE,
          ProductChanged.TYPE,
          dev.polystack.shop.contracts.events.catalog.v1.ProductChanged.TYPE,
          ProductWithdrawn.TYPE);

  private static final EventReader READER = EventReader.of(TYPES.toArray(EventType<?>[]::new));

  private final DynamodbStreamRecord record;

  OutboxRecord(DynamodbStreamRecord record) {
    this.record = record;
  }

  /**
   * Whether there is something to tell: an event that was written, or one that somebody wants to be
   * sent again. What was marked as sent or has expired tells nothing.
   */
  boolean waits() {
    return record.getEventName().equals("INSERT")
        || (record.getEventName().equals("MODIFY") && image().containsKey(OutboxItems.AGAIN));
  }

  String sequenceNumber() {
    return record.getDynamodb().getSequenceNumber();
  }

  /** The item that it is about. */
  OutboxKey key() {
    return new OutboxKey(
        attribute(OutboxItems.PRODUCT_ID).getS(), attribute(OutboxItems.VERSION).getN());
  }

  /**
   * The event that it carries.
   *
   * @throws IllegalStateException if it is none that this service ever wrote
   */
  Event<?> event() {
    Received received =
        READER.read(
            "{\"source\":\"catalog\",\"detail-type\":\"%s\",\"detail\":%s}"
                .formatted(
                    attribute(OutboxItems.DETAIL_TYPE).getS(),
                    attribute(OutboxItems.DETAIL).getS()));
    if (received instanceof Received.Valid valid) {
      return valid.event();
    }
    throw new IllegalStateException("it is no event: " + received);
  }

  private AttributeValue attribute(String name) {
    AttributeValue value = image().get(name);
    if (value == null) {
      throw new IllegalStateException("an outbox item has no " + name);
    }
    return value;
  }

  private Map<String, AttributeValue> image() {
    return Objects.requireNonNullElse(record.getDynamodb().getNewImage(), Map.of());
  }
}
