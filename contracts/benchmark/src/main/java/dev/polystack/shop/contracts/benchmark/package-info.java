/** How fast documents are read and checked. */
@NullMarked
package dev.polystack.shop.contracts.benchmark;

import org.jspecify.annotations.NullMarked;
