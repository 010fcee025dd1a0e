package dev.polystack.shop.store.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.polystack.shop.contracts.types.ProductId;
import dev.polystack.shop.store.search.Cursor;
import dev.polystack.shop.store.search.PageSize;
import dev.polystack.shop.store.search.SearchQuery;
import dev.polystack.shop.store.search.SearchText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads a field's arguments into types, and gathers every mistake in them. */
final class Arguments {

  private static final int LONGEST_EXCERPT = 50;

  private final JsonNode values;
  private final List<String> mistakes = new ArrayList<>();

  Arguments(JsonNode values) {
    this.values = values;
  }

  /** What is wrong, as far as arguments were read. */
  List<String> mistakes() {
    return List.copyOf(mistakes);
  }

  /** The search that the arguments of {@code search} ask for; empty if there are mistakes. */
  Optional<SearchQuery> search() {
    Optional<SearchText> text = read(() -> new SearchText(values.path("text").asText()));
    Optional<PageSize> first =
        given("first")
            ? read(() -> new PageSize(values.path("first").asInt()))
            : Optional.of(PageSize.DEFAULT);
    Optional<Cursor> after =
        given("after") ? read(() -> Cursor.parse(values.path("after").asText())) : Optional.empty();
    if (!mistakes.isEmpty()) {
      return Optional.empty();
    }
    SearchQuery query = SearchQuery.of(text.orElseThrow(), first.orElseThrow());
    return after.isEmpty() ? Optional.of(query) : read(() -> query.after(after.get()));
  }

  /** The product that the arguments of {@code product} ask for; empty if there are mistakes. */
  Optional<ProductId> productId() {
    String id = values.path("id").asText();
    try {
      return Optional.of(ProductId.of(id));
    } catch (IllegalArgumentException e) {
      mistakes.add("id '%s' is not a product's id, which is a UUID".formatted(excerpt(id)));
      return Optional.empty();
    }
  }

  private boolean given(String name) {
    return values.hasNonNull(name);
  }

  private <T> Optional<T> read(Supplier<T> parser) {
    try {
      return Optional.of(parser.get());
    } catch (IllegalArgumentException e) {
      mistakes.add(String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private static String excerpt(String text) {
    return text.length() <= LONGEST_EXCERPT ? text : text.substring(0, LONGEST_EXCERPT) + "...";
  }
}
