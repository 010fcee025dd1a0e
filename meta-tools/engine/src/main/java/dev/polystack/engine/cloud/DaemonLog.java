package dev.polystack.engine.cloud;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the daemon of the embedded cloud says.
 *
 * @param start where its last start begins in the file, in bytes
 */
record DaemonLog(Path file, long start) {

  /** The log of a start that is about to come. */
  static DaemonLog from(Path file) {
    return new DaemonLog(file, file.toFile().length());
  }

  /** Ports that had to be others, each in a sentence. */
  List<String> takenPorts() {
    try (RandomAccessFile lines = new RandomAccessFile(file.toFile(), "r")) {
      lines.seek(start);
      List<String> notes = new ArrayList<>();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.contains(" is taken by ")) {
          notes.add(line.replaceFirst("^.*?: ", ""));
        }
      }
      return List.copyOf(notes);
    } catch (IOException e) {
      return List.of();
    }
  }

  /** What it said last, but for the way through its code. */
  String lastLine() {
    try (Stream<String> lines = Files.lines(file)) {
      List<String> all =
          lines
              .filter(line -> !line.startsWith("\tat ") && !line.contains("INFO"))
              .collect(Collectors.toList());
      return all.isEmpty() ? "it said nothing" : all.get(all.size() - 1);
    } catch (IOException e) {
      return "it left no log";
    }
  }
}
