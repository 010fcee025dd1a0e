/** Looks for what may be wrong with a machine or a checkout. */
@NullMarked
package dev.polystack.engine.doctor;

import org.jspecify.annotations.NullMarked;
