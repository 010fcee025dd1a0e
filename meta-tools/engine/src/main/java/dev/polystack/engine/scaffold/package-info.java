/** Begins projects, services, stacks, functions and events in the house style. */
@NullMarked
package dev.polystack.engine.scaffold;

import org.jspecify.annotations.NullMarked;
