package dev.polystack.workspace.yaml;

/**
 * Something in a file that is wrong.
 *
 * @param line where it stands, from 1
 * @param column where it stands, from 1
 * @param message what is wrong, and what to write instead
 */
public record Mistake(int line, int column, String message) {

  @Override
  public String toString() {
    return line + ":" + column + ": " + message;
  }
}
