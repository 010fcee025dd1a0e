/** The emulator of AWS's APIs, a process of its own. */
@NullMarked
package dev.polystack.local.emulator;

import org.jspecify.annotations.NullMarked;
