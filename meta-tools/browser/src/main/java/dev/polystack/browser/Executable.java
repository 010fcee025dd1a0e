package dev.polystack.browser;

import java.nio.file.Path;
import java.util.Map;

/**
 * A browser on this machine.
 *
 * @param variables what its environment needs beside what is there
 */
record Executable(Path path, Map<String, String> variables) {

  static Executable of(Path path) {
    return new Executable(path, Map.of());
  }
}
