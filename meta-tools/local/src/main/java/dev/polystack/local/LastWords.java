package dev.polystack.local;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** What a part of the cloud printed last, for the message that it is down. */
public final class LastWords {

  private static final int MOST_BYTES = 4_096;
  private static final int MOST_LINES = 10;

  private LastWords() {}

  /** The last lines of a log, indented, and a line that says where it is. */
  public static String of(Path log) {
    return lines(log).stream()
        .map(line -> "  " + line + "\n")
        .collect(Collectors.joining("", "\n", "Log: " + log));
  }

  private static List<String> lines(Path log) {
    try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
      file.seek(Math.max(0, file.length() - MOST_BYTES));
      byte[] bytes = new byte[MOST_BYTES];
      int read = Math.max(0, file.read(bytes));
      List<String> lines = new String(bytes, 0, read, StandardCharsets.UTF_8).lines().toList();
      return lines.subList(Math.max(0, lines.size() - MOST_LINES), lines.size());
    } catch (IOException e) {
      return List.of(); // It said nothing.
    }
  }
}
