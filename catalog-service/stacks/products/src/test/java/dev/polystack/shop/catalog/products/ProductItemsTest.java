package dev.polystack.shop.catalog.products;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.polystack.shop.catalog.products.domain.IdempotencyKey;
import dev.polystack.shop.catalog.products.domain.KeyRecord;
import dev.polystack.shop.catalog.products.domain.Product;
import dev.polystack.shop.catalog.products.domain.ProductDetails;
import dev.polystack.shop.contracts.events.Event;
import dev.polystack.shop.contracts.events.catalog.v1.ProductWithdrawn;
import dev.polystack.shop.contracts.types.Money;
import dev.polystack.shop.contracts.types.ProductId;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class ProductItemsTest {

  private static Product product(ProductDetails details) {
    return new Product(
        new ProductId(UUID.randomUUID()),
        7,
        true,
        details,
        Instant.parse("2026-01-02T03:04:05.006Z"),
        Instant.parse("2026-02-02T03:04:05Z"));
  }

  @Test
  void anItemGivesTheProductBack() {
    Product full =
        product(
            new ProductDetails(
                "Cup",
                "Porcelain ☕",
                new Money(890, "EUR"),
                List.of(new Money(950, "CHF"), new Money(1_400, "JPY")),
                "cups",
                List.of("a", "b"),
                URI.create("https://images.example.com/cup.jpg")));
    Product sparse =
        product(new ProductDetails("Cup", "", new Money(0, "EUR"), null, List.of(), null));

    assertThat(ProductItems.product(ProductItems.item(full))).isEqualTo(full);
    assertThat(ProductItems.product(ProductItems.item(sparse))).isEqualTo(sparse);
    Map<String, AttributeValue> old = new HashMap<>(ProductItems.item(sparse));
    old.remove("otherPrices");
    assertThat(ProductItems.product(old)).as("an item of an older version").isEqualTo(sparse);
  }

  /** DynamoDB takes seconds; a client may try again for two days, an operator send again for 30. */
  @Test
  void keysAndEventsSayWhenTheyExpire() {
    Product product =
        product(new ProductDetails("Cup", "", new Money(1, "EUR"), null, List.of(), null));
    Instant now = Instant.ofEpochSecond(1_800_000_000);
    KeyRecord record = new KeyRecord(product.id(), "fingerprint");
    var key = ProductItems.item(new IdempotencyKey("anna", "1"), record, now);

    assertThat(ProductItems.keyRecord(key)).isEqualTo(record);
    assertThat(key).containsEntry("expiresAt", AttributeValue.fromN("1800172800"));
    assertThat(
            OutboxItems.item(
                product,
                Event.of(ProductWithdrawn.TYPE, new ProductWithdrawn(product.id(), 7, null), "c"),
                now))
        .containsEntry("expiresAt", AttributeValue.fromN("1802592000"));
    assertThat(ProductItems.item(product)).doesNotContainKey("expiresAt");
  }

  @Test
  void keysAreThoseOfTheirCaller() {
    assertThat(
            Stream.of(
                    new IdempotencyKey("anna", "1"),
                    new IdempotencyKey("anna", "2"),
                    new IdempotencyKey("ben", "1"))
                .map(ProductItems::key))
        .doesNotHaveDuplicates()
        .allSatisfy(key -> assertThat(key.get("id").s()).matches("key#[0-9a-f]{64}"));
  }

  @Test
  void aTokenGivesThePlaceBack() {
    var item =
        ProductItems.item(
            product(new ProductDetails("Cup", "", new Money(1, "EUR"), null, List.of(), null)));

    assertThat(PageToken.startKey(PageToken.of(item)))
        .containsEntry("id", item.get("id"))
        .containsEntry("createdAtAndId", item.get("createdAtAndId"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "%%%", "bm90IGEgdG9rZW4", "MSMnOyBkcm9wIHRhYmxl"})
  void aTokenThatNobodyGaveIsRefused(String token) {
    assertThatThrownBy(() -> PageToken.startKey(token))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
