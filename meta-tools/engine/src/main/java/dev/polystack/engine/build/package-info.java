/** Builds what changed, in the order that the POMs give. */
@NullMarked
package dev.polystack.engine.build;

import org.jspecify.annotations.NullMarked;
