/** Repositories made of the folders of one, each with its own part of the history. */
@NullMarked
package dev.polystack.workspace.split;

import org.jspecify.annotations.NullMarked;
