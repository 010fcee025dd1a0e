/** Says whom a changed contract breaks, before it is released. */
@NullMarked
package dev.polystack.shop.contracts.compatibility;

import org.jspecify.annotations.NullMarked;
