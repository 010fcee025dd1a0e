package dev.polystack.shop.catalog.products.domain;

import dev.polystack.shop.contracts.events.Event;
import dev.polystack.shop.contracts.events.catalog.v1.ProductCreated;
import dev.polystack.shop.contracts.events.catalog.v2.ProductChanged;
import java.util.Optional;

/** Tells those who care about new products alone that there is one. */
public final class ProductCreation {

  private ProductCreation() {}

  /** The creation, if an event tells a product's first version; with the same id whenever asked. */
  public static Optional<Event<?>> of(Event<?> event) {
    return event.data() instanceof ProductChanged first && first.version() == 1
        ? Optional.of(event.toldAs(ProductCreated.TYPE, created(first)))
        : Optional.empty();
  }

  private static ProductCreated created(ProductChanged first) {
    return ProductCreated.builder()
        .productId(first.productId())
        .version(first.version())
        .name(first.name())
        .description(first.description())
        .prices(first.prices())
        .category(first.category())
        .tags(first.tags())
        .imageUrl(first.imageUrl())
        .build();
  }
}
