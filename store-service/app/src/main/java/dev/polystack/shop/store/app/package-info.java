/** The CDK app of this repository. */
@NullMarked
package dev.polystack.shop.store.app;

import org.jspecify.annotations.NullMarked;
