package dev.polystack.shop.catalog.products.domain;

import dev.polystack.shop.contracts.events.Event;
import dev.polystack.shop.contracts.types.ProductId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps products like the real store, as long as a test runs. */
public final class InMemoryProductStore implements ProductStore {

  private final Map<ProductId, Product> products = new HashMap<>();
  private final Map<IdempotencyKey, KeyRecord> keys = new HashMap<>();
  private final List<Event<?>> outbox = new ArrayList<>();

  /** Every event that was written together with a change. */
  public List<Event<?>> outbox() {
    return outbox;
  }

  /** Keeps a product that nobody has to be told of. */
  public void put(Product product) {
    products.put(product.id(), product);
  }

  @Override
  public Optional<Product> find(ProductId id) {
    return Optional.ofNullable(products.get(id));
  }

  @Override
  public Optional<KeyRecord> find(IdempotencyKey key) {
    return Optional.ofNullable(keys.get(key));
  }

  @Override
  public ProductPage page(int limit, String token) {
    int from = token == null ? 0 : Integer.parseInt(token);
    List<Product> all =
        products.values().stream()
            .sorted(Comparator.comparing(Product::createdAt).reversed())
            .toList();
    List<Product> page = all.stream().skip(from).limit(limit).toList();
    return new ProductPage(page, from + limit < all.size() ? String.valueOf(from + limit) : null);
  }

  @Override
  public boolean add(Product product, Event<?> event, IdempotencyKey key, KeyRecord record) {
    if (keys.putIfAbsent(key, record) != null) {
      return false;
    }
    products.put(product.id(), product);
    outbox.add(event);
    return true;
  }

  @Override
  public boolean replace(Product product, Event<?> event) {
    Product before = products.get(product.id());
    if (before == null || before.version() != product.version() - 1) {
      return false;
    }
    products.put(product.id(), product);
    outbox.add(event);
    return true;
  }
}
