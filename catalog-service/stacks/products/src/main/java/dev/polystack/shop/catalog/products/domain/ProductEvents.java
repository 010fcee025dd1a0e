package dev.polystack.shop.catalog.products.domain;

import dev.polystack.shop.contracts.events.Event;
import dev.polystack.shop.contracts.events.catalog.v1.ProductWithdrawn;
import dev.polystack.shop.contracts.events.catalog.v2.ProductChanged;

/** What other services are told about a product's version, by the newest contract. */
final class ProductEvents {

  private ProductEvents() {}

  static Event<?> of(Product product, String correlationId) {
    return product.withdrawn()
        ? Event.of(
                ProductWithdrawn.TYPE,
                new ProductWithdrawn(product.id(), product.version(), null),
                correlationId)
            .at(product.changedAt())
        : Event.of(ProductChanged.TYPE, changed(product), correlationId).at(product.changedAt());
  }

  private static ProductChanged changed(Product product) {
    ProductDetails details = product.details();
    return ProductChanged.builder()
        .productId(product.id())
        .version(product.version())
        .name(details.name())
        .description(details.description())
        .prices(details.prices())
        .category(details.category())
        .tags(details.tags())
        .imageUrl(details.imageUrl())
        .build();
  }
}
