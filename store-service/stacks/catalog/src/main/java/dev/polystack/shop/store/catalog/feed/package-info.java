/**
 * What the catalog says, brought into the index. Knows no cloud: the index and the place for what
 * cannot be understood are ports.
 */
@NullMarked
package dev.polystack.shop.store.catalog.feed;

import org.jspecify.annotations.NullMarked;
