/** The goals of the Maven plugin, thin over the libraries that the meta command uses too. */
@NullMarked
package dev.polystack.maven;

import org.jspecify.annotations.NullMarked;
