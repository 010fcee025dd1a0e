package dev.polystack.shop.catalog.products.domain;

import dev.polystack.shop.contracts.types.Money;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What employees say about a product; the contract has checked it already.
 *
 * @param price in the main currency
 * @param otherPrices in other currencies
 */
public record ProductDetails(
    String name,
    String description,
    Money price,
    List<Money> otherPrices,
    @Nullable String category,
    List<String> tags,
    @Nullable URI imageUrl) {

  /** Copies the lists. */
  public ProductDetails {
    otherPrices = List.copyOf(otherPrices);
    tags = List.copyOf(tags);
  }

  /** A product that is sold in one currency. */
  public ProductDetails(
      String name,
      String description,
      Money price,
      @Nullable String category,
      List<String> tags,
      @Nullable URI imageUrl) {
    this(name, description, price, List.of(), category, tags, imageUrl);
  }

  /** What it costs, the main price first. */
  public List<Money> prices() {
    return Stream.concat(Stream.of(price), otherPrices.stream()).toList();
  }
}
