/** Keeps what commands made, by what they made it from. */
@NullMarked
package dev.polystack.engine.cache;

import org.jspecify.annotations.NullMarked;
