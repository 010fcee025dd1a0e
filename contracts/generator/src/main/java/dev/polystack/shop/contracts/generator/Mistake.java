package dev.polystack.shop.contracts.generator;

import java.nio.file.Path;

/**
 * Something in a contract that keeps it from becoming Java.
 *
 * @param file the contract, relative to the folder of all of them
 * @param place where in the file: a JSON pointer, or a line
 * @param message what is wrong and what would be right
 */
record Mistake(Path file, String place, String message) {

  @Override
  public String toString() {
    return place.isEmpty() ? file + ": " + message : file + " " + place + ": " + message;
  }
}
