/** Picks things out of many by what people type. */
@NullMarked
package dev.polystack.workspace.select;

import org.jspecify.annotations.NullMarked;
