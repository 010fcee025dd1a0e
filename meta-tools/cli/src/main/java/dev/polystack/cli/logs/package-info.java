/** What functions said. */
@NullMarked
package dev.polystack.cli.logs;

import org.jspecify.annotations.NullMarked;
