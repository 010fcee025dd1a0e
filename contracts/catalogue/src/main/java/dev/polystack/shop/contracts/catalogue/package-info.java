/** A site about every contract, made from the contracts themselves and from declared use. */
@NullMarked
package dev.polystack.shop.contracts.catalogue;

import org.jspecify.annotations.NullMarked;
