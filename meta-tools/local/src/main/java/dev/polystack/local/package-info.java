/** The embedded cloud: one daemon that starts every part, watches it and stops it. */
@NullMarked
package dev.polystack.local;

import org.jspecify.annotations.NullMarked;
