package dev.polystack.shop.catalog.products.domain;

import dev.polystack.shop.contracts.types.ProductId;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What employees do with products. */
public final class ProductCatalog {

  private final ProductStore store;
  private final Clock clock;

  /** A catalog of the products in a store. */
  public ProductCatalog(ProductStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /** Creates a product; the same key and details again give the same product. */
  public CreateOutcome create(IdempotencyKey key, ProductDetails details, String correlationId) {
    Optional<KeyRecord> before = store.find(key);
    if (before.isPresent()) {
      return repeated(before.get(), details);
    }
    Product product = Product.created(new ProductId(UUID.randomUUID()), details, now());
    boolean added =
        store.add(
            product,
            ProductEvents.of(product, correlationId),
            key,
            new KeyRecord(product.id(), IdempotencyKey.fingerprint(details)));
    return added
        ? new CreateOutcome.Created(product)
        : store
            .find(key)
            .map(meanwhile -> repeated(meanwhile, details))
            .orElseThrow(() -> new IllegalStateException("a key was used and is gone again"));
  }

  private CreateOutcome repeated(KeyRecord before, ProductDetails details) {
    if (!IdempotencyKey.isOf(details, before.fingerprint())) {
      return new CreateOutcome.KeyReused();
    }
    return store
        .find(before.productId())
        .<CreateOutcome>map(CreateOutcome.Created::new)
        .orElseThrow(() -> new IllegalStateException("no product " + before.productId()));
  }

  /** The product in its current version, withdrawn or not. */
  public Optional<Product> find(ProductId id) {
    return store.find(id);
  }

  /**
   * Some products, newest first.
   *
   * @throws IllegalArgumentException if the token was not given by an earlier page
   */
  public ProductPage list(int limit, @Nullable String token) {
    return store.page(limit, token);
  }

  /** Replaces a product's details, if it still has the version that the employee has seen. */
  public ChangeOutcome change(
      ProductId id, long expectedVersion, ProductDetails details, String correlationId) {
    return next(id, expectedVersion, correlationId, product -> product.changed(details, now()));
  }

  /** Takes a product out of the assortment, if it still has the version that was seen. */
  public ChangeOutcome withdraw(ProductId id, long expectedVersion, String correlationId) {
    return next(id, expectedVersion, correlationId, product -> product.asWithdrawn(now()));
  }

  private ChangeOutcome next(
      ProductId id, long expectedVersion, String correlationId, Function<Product, Product> step) {
    Optional<Product> current = store.find(id);
    if (current.isEmpty()) {
      return new ChangeOutcome.NotFound();
    }
    if (current.get().withdrawn()) {
      return new ChangeOutcome.AlreadyWithdrawn();
    }
    if (current.get().version() != expectedVersion) {
      return new ChangeOutcome.VersionConflict(current.get().version());
    }
    Product product = step.apply(current.get());
    return store.replace(product, ProductEvents.of(product, correlationId))
        ? new ChangeOutcome.Done(product)
        : new ChangeOutcome.VersionConflict(product.version());
  }

  /** Milliseconds are what JSON readers of any language keep. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
