/** Dependency graphs: what has to be there before what, and how to show it. */
@NullMarked
package dev.polystack.workspace.graph;

import org.jspecify.annotations.NullMarked;
