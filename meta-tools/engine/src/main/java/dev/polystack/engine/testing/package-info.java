/** Runs every repository's tests and counts them. */
@NullMarked
package dev.polystack.engine.testing;

import org.jspecify.annotations.NullMarked;
