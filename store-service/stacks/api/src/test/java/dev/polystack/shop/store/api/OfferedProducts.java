package dev.polystack.shop.store.api;

import dev.polystack.shop.contracts.types.ProductId;
import dev.polystack.shop.store.search.CatalogIndex;
import dev.polystack.shop.store.search.Change;
import dev.polystack.shop.store.search.IndexedProduct;
import dev.polystack.shop.store.search.Outcome;
import dev.polystack.shop.store.search.Page;
import dev.polystack.shop.store.search.Position;
import dev.polystack.shop.store.search.SearchQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** An index in memory, which finds products by a part of their names. */
final class OfferedProducts implements CatalogIndex {

  private final List<IndexedProduct> products = new ArrayList<>();

  void offer(IndexedProduct product) {
    products.add(product);
  }

  @Override
  public Page search(SearchQuery query) {
    List<Page.Hit> hits =
        products.stream()
            .filter(each -> lower(each.name()).contains(lower(query.text().value())))
            .map(each -> new Page.Hit(each, new Position(1, lower(each.name()), each.id())))
            .toList();
    return new Page(
        hits.stream().limit(query.first().value()).toList(),
        hits.size() > query.first().value(),
        hits.size());
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  @Override
  public Optional<IndexedProduct> find(ProductId id) {
    return products.stream().filter(each -> each.id().equals(id)).findFirst();
  }

  @Override
  public List<Outcome> apply(List<Change> changes) {
    throw new UnsupportedOperationException("the API does not write");
  }
}
