/** Whether an environment is as it should be, after a deployment or at any time. */
@NullMarked
package dev.polystack.engine.verify;

import org.jspecify.annotations.NullMarked;
