package dev.polystack.shop.catalog.products.domain;

import dev.polystack.shop.contracts.events.Event;
import dev.polystack.shop.contracts.events.catalog.v2.ProductChanged;
import java.util.List;

/**
 * Tells a product's change in each major version of its contract that somebody still reads. The
 * outbox has one of them; the other is made from it, always with the same id.
 */
public final class ProductMajors {

  private ProductMajors() {}

  /** The event as it was written, and in the other major version if there is one; newest first. */
  public static List<Event<?>> of(Event<?> event) {
    if (event.data() instanceof ProductChanged changed) {
      return List.of(event, asV1(event, changed));
    }
    if (event.data() instanceof dev.polystack.shop.contracts.events.catalog.v1.ProductChanged old) {
      return List.of(asV2(event, old), event);
    }
    return List.of(event);
  }

  /** Readers of v1 know one price: the main one. */
  private static Event<?> asV1(Event<?> event, ProductChanged changed) {
    return event.toldAs(
        dev.polystack.shop.contracts.events.catalog.v1.ProductChanged.TYPE,
        dev.polystack.shop.contracts.events.catalog.v1.ProductChanged.builder()
            .productId(changed.productId())
            .version(changed.version())
            .name(changed.name())
            .description(changed.description())
            .price(changed.prices().get(0))
            .category(changed.category())
            .tags(changed.tags())
            .imageUrl(changed.imageUrl())
            .build());
  }

  /** Written before v2 was told, and still on its way when it began to be. */
  private static Event<?> asV2(
      Event<?> event, dev.polystack.shop.contracts.events.catalog.v1.ProductChanged old) {
    return event.toldAs(
        ProductChanged.TYPE,
        ProductChanged.builder()
            .productId(old.productId())
            .version(old.version())
            .name(old.name())
            .description(old.description())
            .prices(List.of(old.price()))
            .category(old.category())
            .tags(old.tags())
            .imageUrl(old.imageUrl())
            .build());
  }
}
