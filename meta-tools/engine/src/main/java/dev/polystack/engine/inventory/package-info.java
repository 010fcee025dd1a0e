/** What is deployed in an environment, resource by resource. */
@NullMarked
package dev.polystack.engine.inventory;

import org.jspecify.annotations.NullMarked;
