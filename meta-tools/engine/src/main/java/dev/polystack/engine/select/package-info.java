/** What a command is about: which repositories, which stacks. */
@NullMarked
package dev.polystack.engine.select;

import org.jspecify.annotations.NullMarked;
