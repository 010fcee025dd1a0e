/** Files that several processes use at the same time. */
@NullMarked
package dev.polystack.workspace.file;

import org.jspecify.annotations.NullMarked;
