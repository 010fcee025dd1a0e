/** Where stacks go: the embedded cloud, or an environment on AWS. */
@NullMarked
package dev.polystack.engine.cloud;

import org.jspecify.annotations.NullMarked;
