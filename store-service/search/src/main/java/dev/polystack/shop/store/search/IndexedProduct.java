package dev.polystack.shop.store.search;

import dev.polystack.shop.contracts.types.Money;
import dev.polystack.shop.contracts.types.ProductId;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A product as the shop shows it.
 *
 * @param version grows with every change; the higher one is right
 * @param description plain text
 * @param changedAt when the catalog changed it, not when the shop heard of it
 */
public record IndexedProduct(
    ProductId id,
    long version,
    String name,
    String description,
    Money price,
    @Nullable String category,
    List<String> tags,
    @Nullable URI imageUrl,
    Instant changedAt) {

  /** Copies the tags. */
  public IndexedProduct {
    tags = List.copyOf(tags);
  }
}
