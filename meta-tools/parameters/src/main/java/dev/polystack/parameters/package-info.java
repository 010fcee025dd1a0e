/** The typed names under which stacks publish values for each other. */
@NullMarked
package dev.polystack.parameters;

import org.jspecify.annotations.NullMarked;
