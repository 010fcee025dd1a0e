/** Runs every repository's tests and counts them. */
@NullMarked
package dev.polystack.cli.testing;

import org.jspecify.annotations.NullMarked;
