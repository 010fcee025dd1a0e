/** Releases over several repositories, in the order that their builds give. */
@NullMarked
package dev.polystack.engine.release;

import org.jspecify.annotations.NullMarked;
