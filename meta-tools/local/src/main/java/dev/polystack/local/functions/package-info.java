/** Runs functions: a JVM each, over the Lambda Runtime API, with the function's own role. */
@NullMarked
package dev.polystack.local.functions;

import org.jspecify.annotations.NullMarked;
