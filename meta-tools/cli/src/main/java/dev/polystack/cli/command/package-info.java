/** One class per verb. */
@NullMarked
package dev.polystack.cli.command;

import org.jspecify.annotations.NullMarked;
