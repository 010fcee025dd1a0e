/**
 * What customers can find: products as they are searched for, a search, and a page of what it
 * found. Knows no cloud and no search engine; the port to both is {@link
 * dev.polystack.shop.store.search.CatalogIndex}.
 */
@NullMarked
package dev.polystack.shop.store.search;

import org.jspecify.annotations.NullMarked;
