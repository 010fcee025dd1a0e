/** Typed names of what the services publish. */
@NullMarked
package dev.polystack.shop.contracts.parameters;

import org.jspecify.annotations.NullMarked;
