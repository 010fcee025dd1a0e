/** Synthesized stacks and the order in which they are deployed, derived from their parameters. */
@NullMarked
package dev.polystack.workspace.stack;

import org.jspecify.annotations.NullMarked;
