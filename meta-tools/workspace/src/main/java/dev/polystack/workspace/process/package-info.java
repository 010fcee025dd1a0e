/** Other programs, none of which outlives the one that started it. */
@NullMarked
package dev.polystack.workspace.process;

import org.jspecify.annotations.NullMarked;
