/** The order in which repositories and their modules are built, derived from their POMs. */
@NullMarked
package dev.polystack.workspace.build;

import org.jspecify.annotations.NullMarked;
