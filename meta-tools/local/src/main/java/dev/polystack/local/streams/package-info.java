/** Reads streams for their functions, with AWS's semantics for what fails. */
@NullMarked
package dev.polystack.local.streams;

import org.jspecify.annotations.NullMarked;
