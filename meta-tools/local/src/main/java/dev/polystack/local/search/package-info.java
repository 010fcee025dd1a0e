/** A real search engine behind the address of a search domain. */
@NullMarked
package dev.polystack.local.search;

import org.jspecify.annotations.NullMarked;
