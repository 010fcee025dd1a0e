package dev.polystack.shop.catalog.products.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some products, newest first.
 *
 * @param nextToken where the next page begins; null on the last one
 */
public record ProductPage(List<Product> products, @Nullable String nextToken) {

  /** Copies the list. */
  public ProductPage {
    products = List.copyOf(products);
  }
}
