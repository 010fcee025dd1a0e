/** What the contracts say, as a reader of documentation wants it. */
@NullMarked
package dev.polystack.shop.contracts.catalogue.contract;

import org.jspecify.annotations.NullMarked;
