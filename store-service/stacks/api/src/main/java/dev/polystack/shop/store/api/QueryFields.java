package dev.polystack.shop.store.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.polystack.shop.contracts.types.ProductId;
import dev.polystack.shop.store.search.CatalogIndex;
import dev.polystack.shop.store.search.IndexUnavailableException;
import dev.polystack.shop.store.search.Page;
import dev.polystack.shop.store.search.SearchQuery;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The fields of the schema's {@code Query}. */
final class QueryFields {

  /** What they are called. */
  static final List<String> NAMES = List.of("search", "product");

  private static final Logger LOG = LoggerFactory.getLogger(QueryFields.class);

  private final CatalogIndex index;

  QueryFields(CatalogIndex index) {
    this.index = index;
  }

  Resolution resolve(String field, JsonNode values) {
    Arguments arguments = new Arguments(values);
    try {
      Optional<? extends Record> value =
          switch (field) {
            case "search" -> search(arguments);
            case "product" -> product(arguments);
            default -> throw new IllegalArgumentException("Query has no field '" + field + "'");
          };
      if (!arguments.mistakes().isEmpty()) {
        LOG.info("{} refused: {}", field, arguments.mistakes());
        return new Resolution.InvalidArgument(arguments.mistakes());
      }
      return new Resolution.Value(value);
    } catch (IndexUnavailableException e) {
      LOG.error("{} could not be answered", field, e);
      return new Resolution.Unavailable();
    } catch (RuntimeException e) {
      LOG.error("{} failed", field, e);
      return new Resolution.Failed();
    }
  }

  private Optional<? extends Record> search(Arguments arguments) {
    return arguments.search().map(query -> found(query, index.search(query)));
  }

  private static Record found(SearchQuery query, Page page) {
    LOG.info("search found {} products, {} on this page", page.total(), page.hits().size());
    return Connections.of(query, page);
  }

  private Optional<? extends Record> product(Arguments arguments) {
    Optional<ProductId> id = arguments.productId();
    return id.flatMap(index::find).map(Connections::product);
  }
}
