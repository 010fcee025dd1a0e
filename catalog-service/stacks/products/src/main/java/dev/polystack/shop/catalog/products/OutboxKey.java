package dev.polystack.shop.catalog.products;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Which item of the outbox.
 *
 * @param version the product's, in digits
 */
record OutboxKey(String productId, String version) {

  Map<String, AttributeValue> attributes() {
    return Map.of(
        OutboxItems.PRODUCT_ID,
        AttributeValue.fromS(productId),
        OutboxItems.VERSION,
        AttributeValue.fromN(version));
  }

  /** For log lines. */
  @Override
  public String toString() {
    return "product %s version %s".formatted(productId, version);
  }
}
