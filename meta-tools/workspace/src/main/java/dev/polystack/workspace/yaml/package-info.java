/** YAML files that people write: every mistake in one is found at once, with its place. */
@NullMarked
package dev.polystack.workspace.yaml;

import org.jspecify.annotations.NullMarked;
