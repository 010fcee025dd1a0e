/** The CDK app of this repository. */
@NullMarked
package dev.polystack.shop.catalog.app;

import org.jspecify.annotations.NullMarked;
