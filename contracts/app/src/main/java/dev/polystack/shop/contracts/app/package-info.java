/** The CDK app of this repository. */
@NullMarked
package dev.polystack.shop.contracts.app;

import org.jspecify.annotations.NullMarked;
