/** What is done with all repositories of a workspace at once: cloned, looked at, synchronized. */
@NullMarked
package dev.polystack.engine.repositories;

import org.jspecify.annotations.NullMarked;
