/** The employees' REST API: its door, and the function behind it. */
@NullMarked
package dev.polystack.shop.catalog.api;

import org.jspecify.annotations.NullMarked;
