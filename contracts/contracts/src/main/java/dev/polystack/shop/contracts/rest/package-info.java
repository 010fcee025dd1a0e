/** REST APIs as data. */
@NullMarked
package dev.polystack.shop.contracts.rest;

import org.jspecify.annotations.NullMarked;
