/**
 * One product's way through the whole system, seen from outside: only published interfaces are
 * used. The end-to-end tests, the narrated demo and the latency benchmark share these clients.
 */
@NullMarked
package dev.polystack.shop.journey;

import org.jspecify.annotations.NullMarked;
