/** Git's own command: questions to it, what its answers mean, and how long to wait for them. */
@NullMarked
package dev.polystack.workspace.git;

import org.jspecify.annotations.NullMarked;
