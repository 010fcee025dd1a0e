/** One request's way: what caused what, in which function, over which bus, after how long. */
@NullMarked
package dev.polystack.engine.timeline;

import org.jspecify.annotations.NullMarked;
