/** The meta command: verbs are thin, what they do stands in the packages below. */
@NullMarked
package dev.polystack.engine;

import org.jspecify.annotations.NullMarked;
