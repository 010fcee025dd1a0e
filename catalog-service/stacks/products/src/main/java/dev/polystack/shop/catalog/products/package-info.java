/** Products: their table, their outbox, and the function that empties it. */
@NullMarked
package dev.polystack.shop.catalog.products;

import org.jspecify.annotations.NullMarked;
