/** What the user sees. */
@NullMarked
package dev.polystack.cli.output;

import org.jspecify.annotations.NullMarked;
