package dev.polystack.engine.cloud;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What the daemon of the embedded cloud says.
 *
 * @param start where its last start begins in the file, in bytes
 */
record DaemonLog(Path file, long start) {

  private static final int MOST_LINES = 15;

  /** The log of a start that is about to come. */
  static DaemonLog from(Path file) {
    return new DaemonLog(file, file.toFile().length());
  }

  /** Ports that had to be others, each in a sentence. */
  List<String> takenPorts() {
    return lines().stream()
        .filter(line -> line.contains(" is taken by "))
        .map(line -> line.replaceFirst("^.*?: ", ""))
        .toList();
  }

  /** What it said last: not how it came there in its code, nor anything before that. */
  List<String> lastWords() {
    List<String> last = new ArrayList<>();
    for (String line : lines()) {
      if (line.startsWith("\tat ") || line.startsWith("\t... ")) {
        last.clear();
      } else if (!line.contains(" INFO ")) {
        last.add(line);
      }
    }
    return last.isEmpty()
        ? List.of("it said nothing")
        : last.subList(Math.max(0, last.size() - MOST_LINES), last.size());
  }

  /** Since its last start. */
  private List<String> lines() {
    try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
      log.seek(start);
      byte[] bytes = new byte[(int) (log.length() - start)];
      log.readFully(bytes);
      return new String(bytes, StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      return List.of();
    }
  }
}
