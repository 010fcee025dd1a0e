/** Runs any command in repositories or stacks. */
@NullMarked
package dev.polystack.engine.exec;

import org.jspecify.annotations.NullMarked;
