/** Runs the nodes of a graph in parallel, each as soon as its own dependencies are done. */
@NullMarked
package dev.polystack.workspace.schedule;

import org.jspecify.annotations.NullMarked;
