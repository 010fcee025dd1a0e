/** Runs the tasks of a command: scheduled, shown, tried again, remembered and written down. */
@NullMarked
package dev.polystack.engine.run;

import org.jspecify.annotations.NullMarked;
