package dev.polystack.shop.contracts.generator;

import java.nio.file.Path;

/**
 * Something in a contract that keeps it from becoming Java.
 *
 * @param fault which kind of mistake it is
 * @param file the contract, relative to the folder of all of them
 * @param place where in the file: a JSON pointer, or a line
 * @param message what is wrong and what would be right
 */
record Mistake(Fault fault, Path file, String place, String message) {

  @Override
  public String toString() {
    String where = place.isEmpty() ? file.toString() : file + " " + place;
    return "%s: %s [%s]".formatted(where, message, fault);
  }
}
