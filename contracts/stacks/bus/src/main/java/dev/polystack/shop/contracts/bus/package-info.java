/** The central event bus. */
@NullMarked
package dev.polystack.shop.contracts.bus;

import org.jspecify.annotations.NullMarked;
