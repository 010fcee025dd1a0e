package dev.polystack.shop.store.search;

import dev.polystack.shop.contracts.types.ProductId;

/**
 * A place among what a search finds: better scores first, then by name, then by id.
 *
 * @param score a sum of {@link Ranking} weights, which depends on the product and the search alone
 * @param name the product's name as it is sorted by
 */
public record Position(float score, String name, ProductId id) {}
