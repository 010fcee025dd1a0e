/** The pages. */
@NullMarked
package dev.polystack.shop.contracts.catalogue.site;

import org.jspecify.annotations.NullMarked;
