/** The index of products in the cloud, and the function that keeps it up to date. */
@NullMarked
package dev.polystack.shop.store.catalog;

import org.jspecify.annotations.NullMarked;
