/** What the tools themselves need, from lock files. */
@NullMarked
package dev.polystack.engine.tools;

import org.jspecify.annotations.NullMarked;
