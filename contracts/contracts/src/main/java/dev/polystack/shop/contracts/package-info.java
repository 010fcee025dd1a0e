/** Reads documents into types and writes types as documents, by their contracts. */
@NullMarked
package dev.polystack.shop.contracts;

import org.jspecify.annotations.NullMarked;
