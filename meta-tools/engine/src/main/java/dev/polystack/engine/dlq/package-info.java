/** Messages that could not be handled: where they wait, why, and their way back. */
@NullMarked
package dev.polystack.engine.dlq;

import org.jspecify.annotations.NullMarked;
