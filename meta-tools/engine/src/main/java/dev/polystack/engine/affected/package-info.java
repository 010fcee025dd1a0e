/** What a change concerns, by the graphs that builds and deployments go by. */
@NullMarked
package dev.polystack.engine.affected;

import org.jspecify.annotations.NullMarked;
