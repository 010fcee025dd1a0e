/**
 * A whole project as a picture shows it: services, their stacks, resources, and what joins them.
 */
@NullMarked
package dev.polystack.workspace.topology;

import org.jspecify.annotations.NullMarked;
