/** A drawing of what is sent from whom to whom. */
@NullMarked
package dev.polystack.shop.contracts.catalogue.flow;

import org.jspecify.annotations.NullMarked;
