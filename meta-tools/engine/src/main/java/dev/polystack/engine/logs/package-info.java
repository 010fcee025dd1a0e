/** What functions said. */
@NullMarked
package dev.polystack.engine.logs;

import org.jspecify.annotations.NullMarked;
