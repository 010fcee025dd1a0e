/** Synthesizes and deploys stacks in their derived order. */
@NullMarked
package dev.polystack.cli.deploy;

import org.jspecify.annotations.NullMarked;
