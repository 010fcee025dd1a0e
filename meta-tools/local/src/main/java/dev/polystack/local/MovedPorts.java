package dev.polystack.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Brings addresses that were published under an old port to the new one, in the kept state. */
final class MovedPorts {

  private MovedPorts() {}

  static void rewrite(Path state, Map<String, Integer> moved) {
    if (moved.isEmpty()) {
      return;
    }
    try (Stream<Path> files = Files.list(state)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".json")).toList()) {
        String before = Files.readString(file);
        String after = before;
        for (Map.Entry<String, Integer> each : moved.entrySet()) {
          for (String host : List.of("127.0.0.1:", "localhost:")) {
            after = after.replaceAll(host + each.getKey() + "\\b", host + each.getValue());
          }
        }
        if (!after.equals(before)) {
          Files.writeString(file, after);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot rewrite addresses in " + state, e);
    }
  }
}
