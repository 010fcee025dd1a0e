package dev.polystack.shop.catalog.products.domain;

import dev.polystack.shop.contracts.types.Money;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What employees say about a product; the contract has checked it already. */
public record ProductDetails(
    String name,
    String description,
    Money price,
    @Nullable String category,
    List<String> tags,
    @Nullable URI imageUrl) {

  /** Copies the list. */
  public ProductDetails {
    tags = List.copyOf(tags);
  }
}
