package dev.polystack.shop.store.api;

import dev.polystack.shop.contracts.graphql.store.PageInfo;
import dev.polystack.shop.contracts.graphql.store.Product;
import dev.polystack.shop.contracts.graphql.store.ProductConnection;
import dev.polystack.shop.contracts.graphql.store.ProductEdge;
import dev.polystack.shop.store.search.Cursor;
import dev.polystack.shop.store.search.IndexedProduct;
import dev.polystack.shop.store.search.Page;
import dev.polystack.shop.store.search.SearchQuery;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was found, as the schema's types. */
final class Connections {

  private Connections() {}

  static ProductConnection of(SearchQuery query, Page page) {
    List<ProductEdge> edges =
        page.hits().stream()
            .map(
                hit ->
                    new ProductEdge(
                        Cursor.of(query.text(), hit.position()).toString(), product(hit.product())))
            .toList();
    @Nullable String end = edges.isEmpty() ? null : edges.get(edges.size() - 1).cursor();
    return new ProductConnection(edges, new PageInfo(page.hasNext(), end), page.total());
  }

  static Product product(IndexedProduct product) {
    return new Product(
        product.id().toString(),
        product.version(),
        product.name(),
        product.description(),
        product.price(),
        product.category(),
        product.tags(),
        product.imageUrl(),
        product.changedAt());
  }
}
