/** What a stack uploads beside its template, named by its content. */
@NullMarked
package dev.polystack.assets;

import org.jspecify.annotations.NullMarked;
