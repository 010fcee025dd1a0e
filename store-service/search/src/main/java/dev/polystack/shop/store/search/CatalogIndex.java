package dev.polystack.shop.store.search;

import dev.polystack.shop.contracts.types.ProductId;
import java.util.List;
import java.util.Optional;

/** The index of products. Its state depends on the versions alone, never on the order of calls. */
public interface CatalogIndex {

  /**
   * The same index, which does not begin what may end after the deadline: changes are unavailable
   * then, and searches fail as they do if it cannot answer. One that answers at once need not mind.
   */
  default CatalogIndex within(Deadline deadline) {
    return this;
  }

  /**
   * Applies changes; those that were applied can be found when this returns.
   *
   * @return an outcome per change, in the same order
   */
  List<Outcome> apply(List<Change> changes);

  /**
   * Finds the products on offer that match, the best match first.
   *
   * @throws IndexUnavailableException if the index cannot answer now
   */
  Page search(SearchQuery query);

  /**
   * A product that is on offer.
   *
   * @throws IndexUnavailableException if the index cannot answer now
   */
  Optional<IndexedProduct> find(ProductId id);
}
