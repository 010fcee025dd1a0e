/** Sample users and products for an environment that runs on this machine. */
@NullMarked
package dev.polystack.engine.data;

import org.jspecify.annotations.NullMarked;
