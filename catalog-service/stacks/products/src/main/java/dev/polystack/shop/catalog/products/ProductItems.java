package dev.polystack.shop.catalog.products;

import dev.polystack.shop.catalog.products.domain.IdempotencyKey;
import dev.polystack.shop.catalog.products.domain.KeyRecord;
import dev.polystack.shop.catalog.products.domain.Product;
import dev.polystack.shop.catalog.products.domain.ProductDetails;
import dev.polystack.shop.contracts.types.Money;
import dev.polystack.shop.contracts.types.ProductId;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Items of the products table. A product's item is named {@code product#<id>}, a used idempotency
 * key's {@code key#<hash>}; only products have a {@code kind}, so only they are in the index.
 */
final class ProductItems {

  /** The index that lists products, newest first. */
  static final String NEWEST = ProductsParameters.NEWEST_INDEX;

  static final String KIND = "product";

  /** As long as a client may reasonably try again. */
  private static final Duration KEY_KEPT = Duration.ofDays(2);

  private ProductItems() {}

  static Map<String, AttributeValue> key(ProductId id) {
    return Map.of("id", text("product#" + id));
  }

  static Map<String, AttributeValue> key(IdempotencyKey key) {
    return Map.of("id", text("key#" + key.hash()));
  }

  static Map<String, AttributeValue> item(Product product) {
    ProductDetails details = product.details();
    Map<String, AttributeValue> item = new HashMap<>(key(product.id()));
    item.put("kind", text(KIND));
    item.put("createdAtAndId", text(product.createdAt().toEpochMilli() + "#" + product.id()));
    item.put("productId", text(product.id().toString()));
    item.put("version", number(product.version()));
    item.put("withdrawn", AttributeValue.fromBool(product.withdrawn()));
    item.put("name", text(details.name()));
    item.put("description", text(details.description()));
    item.putAll(money(details.price()));
    item.put(
        "otherPrices",
        AttributeValue.fromL(
            details.otherPrices().stream()
                .map(price -> AttributeValue.fromM(money(price)))
                .toList()));
    item.put(
        "tags", AttributeValue.fromL(details.tags().stream().map(AttributeValue::fromS).toList()));
    item.put("createdAt", text(product.createdAt().toString()));
    item.put("changedAt", text(product.changedAt().toString()));
    if (details.category() != null) {
      item.put("category", text(details.category()));
    }
    if (details.imageUrl() != null) {
      item.put("imageUrl", text(details.imageUrl().toString()));
    }
    return item;
  }

  static Product product(Map<String, AttributeValue> item) {
    String imageUrl = optional(item, "imageUrl");
    List<Money> otherPrices = list(item, "otherPrices").map(price -> money(price.m())).toList();
    List<String> tags = list(item, "tags").map(AttributeValue::s).toList();
    return new Product(
        ProductId.of(required(item, "productId").s()),
        Long.parseLong(required(item, "version").n()),
        required(item, "withdrawn").bool(),
        new ProductDetails(
            required(item, "name").s(),
            required(item, "description").s(),
            money(item),
            otherPrices,
            optional(item, "category"),
            tags,
            imageUrl == null ? null : URI.create(imageUrl)),
        Instant.parse(required(item, "createdAt").s()),
        Instant.parse(required(item, "changedAt").s()));
  }

  static Map<String, AttributeValue> item(IdempotencyKey key, KeyRecord record, Instant now) {
    Map<String, AttributeValue> item = new HashMap<>(key(key));
    item.put("productId", text(record.productId().toString()));
    item.put("fingerprint", text(record.fingerprint()));
    item.put("expiresAt", number(now.plus(KEY_KEPT).getEpochSecond()));
    return item;
  }

  static KeyRecord keyRecord(Map<String, AttributeValue> item) {
    return new KeyRecord(
        ProductId.of(required(item, "productId").s()), required(item, "fingerprint").s());
  }

  private static Map<String, AttributeValue> money(Money price) {
    return Map.of("amount", number(price.amount()), "currency", text(price.currency()));
  }

  private static Money money(Map<String, AttributeValue> item) {
    return new Money(Long.parseLong(required(item, "amount").n()), required(item, "currency").s());
  }

  /** What a list holds; nothing if an older item has no such list. */
  private static Stream<AttributeValue> list(Map<String, AttributeValue> item, String name) {
    return item.getOrDefault(name, AttributeValue.fromL(List.of())).l().stream();
  }

  static AttributeValue text(String value) {
    return AttributeValue.fromS(value);
  }

  static AttributeValue number(long value) {
    return AttributeValue.fromN(Long.toString(value));
  }

  private static AttributeValue required(Map<String, AttributeValue> item, String name) {
    return Objects.requireNonNull(item.get(name), () -> "an item has no " + name);
  }

  private static @Nullable String optional(Map<String, AttributeValue> item, String name) {
    AttributeValue value = item.get(name);
    return value == null ? null : value.s();
  }
}
