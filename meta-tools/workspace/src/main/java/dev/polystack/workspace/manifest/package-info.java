/** The manifest that lists the repositories of a project. */
@NullMarked
package dev.polystack.workspace.manifest;

import org.jspecify.annotations.NullMarked;
