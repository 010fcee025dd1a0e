/** Other programs. */
@NullMarked
package dev.polystack.engine.process;

import org.jspecify.annotations.NullMarked;
