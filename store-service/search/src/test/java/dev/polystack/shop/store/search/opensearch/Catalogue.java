package dev.polystack.shop.store.search.opensearch;

import dev.polystack.shop.contracts.types.Money;
import dev.polystack.shop.contracts.types.ProductId;
import dev.polystack.shop.store.search.Change;
import dev.polystack.shop.store.search.IndexedProduct;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Products to search among. */
final class Catalogue {

  private Catalogue() {}

  static Change.Offered offered(ProductId id, long version, String name) {
    return new Change.Offered(product(id, version, name, "", List.of()));
  }

  static Change.Offered offered(String name, String description, String... tags) {
    return new Change.Offered(product(newId(), 1, name, description, List.of(tags)));
  }

  static ProductId newId() {
    return new ProductId(UUID.randomUUID());
  }

  private static IndexedProduct product(
      ProductId id, long version, String name, String description, List<String> tags) {
    return new IndexedProduct(
        id,
        version,
        name,
        description,
        new Money(890, "EUR"),
        "kitchen",
        tags,
        URI.create("https://images.example.com/a.jpg"),
        Instant.parse("2026-11-02T09:30:00Z"));
  }
}
