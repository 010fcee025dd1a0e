/** What the user sees. */
@NullMarked
package dev.polystack.engine.output;

import org.jspecify.annotations.NullMarked;
