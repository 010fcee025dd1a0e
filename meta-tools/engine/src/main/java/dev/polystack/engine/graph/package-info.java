/** A project's graph as a page. */
@NullMarked
package dev.polystack.engine.graph;

import org.jspecify.annotations.NullMarked;
