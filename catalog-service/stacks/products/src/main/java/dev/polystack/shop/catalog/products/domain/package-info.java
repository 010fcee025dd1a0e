/** What a product is and what may be done with it; knows nothing of AWS. */
@NullMarked
package dev.polystack.shop.catalog.products.domain;

import org.jspecify.annotations.NullMarked;
