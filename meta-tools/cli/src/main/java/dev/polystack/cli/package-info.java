/** The meta command: verbs are thin, what they do stands in the packages below. */
@NullMarked
package dev.polystack.cli;

import org.jspecify.annotations.NullMarked;
