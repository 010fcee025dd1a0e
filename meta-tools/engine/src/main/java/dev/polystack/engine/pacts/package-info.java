/** Pacts and their results: those of this checkout, and those that Maven repositories keep. */
@NullMarked
package dev.polystack.engine.pacts;

import org.jspecify.annotations.NullMarked;
