package dev.polystack.shop.store.search;

import java.util.List;

/**
 * A page of what a search found.
 *
 * @param hasNext whether there is more after it
 * @param total how many products were found on all pages
 */
public record Page(List<Hit> hits, boolean hasNext, long total) {

  /** Nothing was found. */
  public static final Page EMPTY = new Page(List.of(), false, 0);

  /** Copies the hits. */
  public Page {
    hits = List.copyOf(hits);
  }

  /** A product that was found, and where. */
  public record Hit(IndexedProduct product, Position position) {}
}
