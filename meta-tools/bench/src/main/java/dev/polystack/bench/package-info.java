/** Times what a developer waits for, from a clean checkout to a changed line that answers. */
@NullMarked
package dev.polystack.bench;

import org.jspecify.annotations.NullMarked;
