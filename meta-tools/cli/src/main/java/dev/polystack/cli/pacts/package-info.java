/** Pacts and their results: those of this checkout, and those that Maven repositories keep. */
@NullMarked
package dev.polystack.cli.pacts;

import org.jspecify.annotations.NullMarked;
