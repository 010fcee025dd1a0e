/** What every function shares: structured logs that carry one correlation id. */
@NullMarked
package dev.polystack.lambda;

import org.jspecify.annotations.NullMarked;
