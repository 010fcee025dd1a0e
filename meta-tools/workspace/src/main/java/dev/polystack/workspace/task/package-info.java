/** Tasks that repositories and stacks declare. */
@NullMarked
package dev.polystack.workspace.task;

import org.jspecify.annotations.NullMarked;
