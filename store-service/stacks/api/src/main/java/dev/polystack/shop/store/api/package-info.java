/** The GraphQL API by which customers find products. */
@NullMarked
package dev.polystack.shop.store.api;

import org.jspecify.annotations.NullMarked;
