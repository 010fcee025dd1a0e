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

/** Reads an event back from the outbox's stream. */
final class OutboxRecord {

  /** Everything that this stack may tell the bus. */
  static final List<EventType<?>> TYPES =
      List.of(
          ProductCreated.TYPE,
          ProductChanged.TYPE,
          dev.polystack.shop.contracts.events.catalog.v1.ProductChanged.TYPE,
          ProductWithdrawn.TYPE);

  private static final EventReader READER = EventReader.of(TYPES.toArray(EventType<?>[]::new));

  private OutboxRecord() {}

  /**
   * The event that a record carries.
   *
   * @throws IllegalStateException if it is none that this service ever wrote
   */
  static Event<?> event(DynamodbStreamRecord record) {
    Map<String, AttributeValue> image = record.getDynamodb().getNewImage();
    Received received =
        READER.read(
            "{\"source\":\"catalog\",\"detail-type\":\"%s\",\"detail\":%s}"
                .formatted(text(image, OutboxItems.DETAIL_TYPE), text(image, OutboxItems.DETAIL)));
    if (received instanceof Received.Valid valid) {
      return valid.event();
    }
    throw new IllegalStateException(
        "outbox item %s is no event: %s".formatted(record.getDynamodb().getKeys(), received));
  }

  private static String text(Map<String, AttributeValue> image, String name) {
    return Objects.requireNonNull(image.get(name), () -> "an outbox item has no " + name).getS();
  }
}
