package dev.polystack.shop.store.search;

import java.util.Optional;

/**
 * A search.
 *
 * @param after where the page before ended
 */
public record SearchQuery(SearchText text, PageSize first, Optional<Position> after) {

  /** A search for its first page. */
  public static SearchQuery of(SearchText text, PageSize first) {
    return new SearchQuery(text, first, Optional.empty());
  }

  /**
   * The same search for the page that follows.
   *
   * @throws IllegalArgumentException if the cursor belongs to another search
   */
  public SearchQuery after(Cursor cursor) {
    return new SearchQuery(text, first, Optional.of(cursor.positionFor(text)));
  }
}
