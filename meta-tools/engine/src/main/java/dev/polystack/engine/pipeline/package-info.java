/** The pipeline of one repository that is built alone, with no other checked out. */
@NullMarked
package dev.polystack.engine.pipeline;

import org.jspecify.annotations.NullMarked;
