package dev.polystack.shop.store.catalog.feed;

import dev.polystack.shop.contracts.events.Event;
import dev.polystack.shop.contracts.events.EventMetadata;
import dev.polystack.shop.contracts.events.EventReader;
import dev.polystack.shop.contracts.events.catalog.v1.ProductChanged;
import dev.polystack.shop.contracts.events.catalog.v1.ProductWithdrawn;
import dev.polystack.shop.store.search.Change;
import dev.polystack.shop.store.search.IndexedProduct;

/** The catalog's events as changes of the index. */
final class Changes {

  /** Reads the events that {@link #of} understands. */
  static final EventReader READER = EventReader.of(ProductChanged.TYPE, ProductWithdrawn.TYPE);

  private Changes() {}

  /**
   * What an event means for the index.
   *
   * @throws IllegalArgumentException if it is none of the reader's
   */
  static Change of(Event<?> event) {
    if (event.data() instanceof ProductChanged changed) {
      return new Change.Offered(product(changed, event.metadata()));
    }
    if (event.data() instanceof ProductWithdrawn withdrawn) {
      return new Change.Withdrawn(withdrawn.productId(), withdrawn.version());
    }
    throw new IllegalArgumentException("no change follows from " + event.type().detailType());
  }

  private static IndexedProduct product(ProductChanged changed, EventMetadata metadata) {
    return new IndexedProduct(
        changed.productId(),
        changed.version(),
        changed.name(),
        changed.description(),
        changed.price(),
        changed.category(),
        changed.tags(),
        changed.imageUrl(),
        metadata.time());
  }
}
