package dev.polystack.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Brings addresses that were published under an old port to the new one, in the kept state. */
final class MovedPorts {

  private MovedPorts() {}

  /**
   * Rewrites every address on this machine in the state's JSON files.
   *
   * @param moved the old port, in digits, to the new one; one's new port may be another's old one
   */
  static void rewrite(Path state, Map<String, Integer> moved) {
    if (moved.isEmpty()) {
      return;
    }
    Pattern address =
        Pattern.compile(
            "(127\\.0\\.0\\.1|localhost):(" + String.join("|", moved.keySet()) + ")\\b");
    try (Stream<Path> files = Files.list(state)) {
      List<Path> json = files.filter(each -> each.toString().endsWith(".json")).toList();
      for (Path file : json) {
        String before = Files.readString(file);
        String after =
            address
                .matcher(before)
                .replaceAll(found -> found.group(1) + ":" + moved.get(found.group(2)));
        if (!after.equals(before)) {
          Path half = file.resolveSibling(file.getFileName() + ".part");
          Files.writeString(half, after);
          Files.move(half, file, StandardCopyOption.REPLACE_EXISTING);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot rewrite addresses in " + state, e);
    }
  }
}
