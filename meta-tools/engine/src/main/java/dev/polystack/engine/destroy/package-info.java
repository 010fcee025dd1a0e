/** What has to be thought of before stacks are destroyed, and what is left of them after. */
@NullMarked
package dev.polystack.engine.destroy;

import org.jspecify.annotations.NullMarked;
