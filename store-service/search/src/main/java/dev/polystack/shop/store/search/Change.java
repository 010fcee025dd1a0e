package dev.polystack.shop.store.search;

import dev.polystack.shop.contracts.types.ProductId;

/** Something that the catalog says about one product. */
public sealed interface Change {

  /** The product that it is about. */
  ProductId id();

  /** Its place in the history of this product, whatever order changes arrive in. */
  long version();

  /** The product is on offer and looks like this. */
  record Offered(IndexedProduct product) implements Change {

    @Override
    public ProductId id() {
      return product.id();
    }

    @Override
    public long version() {
      return product.version();
    }
  }

  /** The product is gone for good. */
  record Withdrawn(ProductId id, long version) implements Change {}
}
