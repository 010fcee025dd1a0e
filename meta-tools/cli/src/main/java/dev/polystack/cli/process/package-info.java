/** Other programs. */
@NullMarked
package dev.polystack.cli.process;

import org.jspecify.annotations.NullMarked;
