package dev.polystack.bench;

import java.util.function.DoubleSupplier;

/**
 * One of those that do the same work.
 *
 * @param seconds does it and answers how long it took
 */
record Contender(String name, DoubleSupplier seconds) {}
