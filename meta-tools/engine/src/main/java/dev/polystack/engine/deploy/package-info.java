/** Synthesizes and deploys stacks in their derived order. */
@NullMarked
package dev.polystack.engine.deploy;

import org.jspecify.annotations.NullMarked;
