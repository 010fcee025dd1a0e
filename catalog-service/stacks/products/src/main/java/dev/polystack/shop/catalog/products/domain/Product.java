package dev.polystack.shop.catalog.products.domain;

import dev.polystack.shop.contracts.types.ProductId;
import java.time.Instant;

/**
 * A product in one of its versions.
 *
 * @param version begins at 1, grows by one with every change and with the withdrawal
 * @param withdrawn true for good once it is taken out of the assortment
 */
public record Product(
    ProductId id,
    long version,
    boolean withdrawn,
    ProductDetails details,
    Instant createdAt,
    Instant changedAt) {

  /** A product that did not exist before. */
  static Product created(ProductId id, ProductDetails details, Instant now) {
    return new Product(id, 1, false, details, now, now);
  }

  /** The next version, with other details. */
  Product changed(ProductDetails newDetails, Instant now) {
    return new Product(id, version + 1, false, newDetails, createdAt, now);
  }

  /** The last version. */
  Product asWithdrawn(Instant now) {
    return new Product(id, version + 1, true, details, createdAt, now);
  }
}
