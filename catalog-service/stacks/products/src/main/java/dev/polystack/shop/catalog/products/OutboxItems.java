package dev.polystack.shop.catalog.products;

import dev.polystack.shop.catalog.products.domain.Product;
import dev.polystack.shop.contracts.events.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Items of the outbox: one event each, keyed by product and version, so that the stream has each
 * product's events in order.
 */
final class OutboxItems {

  static final String PRODUCT_ID = "productId";
  static final String VERSION = "version";
  static final String DETAIL_TYPE = "detailType";
  static final String DETAIL = "detail";

  /** When the bus took the event; an item without it waits. */
  static final String SENT_AT = "sentAt";

  /** Asks, with any value that it did not have before, that the event be sent again. */
  static final String AGAIN = "again";

  /** Long enough to send again by hand what could not be sent. */
  private static final Duration KEPT = Duration.ofDays(30);

  private OutboxItems() {}

  static Map<String, AttributeValue> item(Product product, Event<?> event, Instant now) {
    return Map.of(
        PRODUCT_ID,
        AttributeValue.fromS(product.id().toString()),
        VERSION,
        AttributeValue.fromN(Long.toString(product.version())),
        DETAIL_TYPE,
        AttributeValue.fromS(event.type().detailType()),
        DETAIL,
        AttributeValue.fromS(event.toJson()),
        "expiresAt",
        AttributeValue.fromN(Long.toString(now.plus(KEPT).getEpochSecond())));
  }
}
