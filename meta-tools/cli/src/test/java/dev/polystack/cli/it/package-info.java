/** The command against a running cloud, with small projects of the tests' own. */
@NullMarked
package dev.polystack.cli.it;

import org.jspecify.annotations.NullMarked;
