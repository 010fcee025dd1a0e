/** Reads contracts as data and writes them as Java: {@link Shape} stands between the two. */
@NullMarked
package dev.polystack.shop.contracts.generator;

import org.jspecify.annotations.NullMarked;
