package dev.polystack.shop.store.catalog.feed;

import dev.polystack.shop.contracts.types.ProductId;
import dev.polystack.shop.store.search.CatalogIndex;
import dev.polystack.shop.store.search.Change;
import dev.polystack.shop.store.search.Deadline;
import dev.polystack.shop.store.search.IndexedProduct;
import dev.polystack.shop.store.search.Outcome;
import dev.polystack.shop.store.search.Page;
import dev.polystack.shop.store.search.SearchQuery;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The port's promise about versions, kept in a map; outcomes can be dictated. */
public final class InMemoryIndex implements CatalogIndex {

  private final Map<ProductId, Change> state = new HashMap<>();
  private final List<Integer> batches = new ArrayList<>();
  private Function<Change, Outcome> outcomes = this::byVersion;
  private Deadline deadline = Deadline.NEVER;

  /** From now on changes get these outcomes, one after the other. */
  void answer(Outcome... dictated) {
    Iterator<Outcome> each = List.of(dictated).iterator();
    outcomes = change -> each.next();
  }

  /** How many changes each call brought. */
  List<Integer> batches() {
    return batches;
  }

  /** The latest deadline that it was asked with. */
  public Deadline deadline() {
    return deadline;
  }

  @Override
  public CatalogIndex within(Deadline deadline) {
    this.deadline = deadline;
    return this;
  }

  @Override
  public List<Outcome> apply(List<Change> changes) {
    batches.add(changes.size());
    return changes.stream().map(outcomes).toList();
  }

  private Outcome byVersion(Change change) {
    Change known = state.get(change.id());
    if (known != null && known.version() >= change.version()) {
      return new Outcome.Outdated();
    }
    state.put(change.id(), change);
    return new Outcome.Applied();
  }

  @Override
  public Optional<IndexedProduct> find(ProductId id) {
    return state.get(id) instanceof Change.Offered offered
        ? Optional.of(offered.product())
        : Optional.empty();
  }

  @Override
  public Page search(SearchQuery query) {
    throw new UnsupportedOperationException("the feed does not search");
  }
}
