/** What a deployment would do, told before it does. */
@NullMarked
package dev.polystack.engine.plan;

import org.jspecify.annotations.NullMarked;
