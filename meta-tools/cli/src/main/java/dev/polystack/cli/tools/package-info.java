/** What the tools themselves need, from lock files. */
@NullMarked
package dev.polystack.cli.tools;

import org.jspecify.annotations.NullMarked;
