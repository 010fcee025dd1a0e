package dev.polystack.shop.catalog.products.domain;

import dev.polystack.shop.contracts.events.Event;
import dev.polystack.shop.contracts.types.ProductId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps products, and with each change the event that tells of it: both or neither (the outbox
 * pattern).
 */
public interface ProductStore {

  /** The product in its current version. */
  Optional<Product> find(ProductId id);

  /** What is remembered under a key. */
  Optional<KeyRecord> find(IdempotencyKey key);

  /**
   * A page, newest first.
   *
   * @param token where it begins; null for the first page
   * @throws IllegalArgumentException if the token is none of this store's
   */
  ProductPage page(int limit, @Nullable String token);

  /**
   * Adds a product.
   *
   * @return false if the key has been used meanwhile; nothing is kept then
   */
  boolean add(Product product, Event<?> event, IdempotencyKey key, KeyRecord record);

  /**
   * Puts a product's next version in place of the version before.
   *
   * @return false if the kept version is not the one before; nothing is kept then
   */
  boolean replace(Product product, Event<?> event);
}
