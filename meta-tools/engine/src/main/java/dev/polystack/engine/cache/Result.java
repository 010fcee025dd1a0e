package dev.polystack.engine.cache;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a task made, as the store keeps it.
 *
 * @param log where everything that it printed is; empty if it printed nothing
 */
record Result(List<Output> outputs, Optional<Path> log) {

  private static final String HEADER = "polystack result 1";

  /** A file that was made: its path relative to the folder, its content, and if it can be run. */
  record Output(String path, String content, boolean executable) {}

  /** Lines that {@link #parse} understands. */
  List<String> lines() {
    List<String> lines = new ArrayList<>(List.of(HEADER));
    lines.add(log.isPresent() ? "log" : "silent");
    outputs.forEach(
        each ->
            lines.add(
                "%s %s %s".formatted(each.executable() ? "x" : "-", each.content(), each.path())));
    return lines;
  }

  /** Reads lines; empty if they are of another version. */
  static Optional<Result> parse(List<String> lines, Path log) {
    if (lines.size() < 2 || !lines.get(0).equals(HEADER)) {
      return Optional.empty();
    }
    List<Output> outputs = new ArrayList<>();
    for (String line : lines.subList(2, lines.size())) {
      String[] words = line.split(" ", 3);
      outputs.add(new Output(words[2], words[1], words[0].equals("x")));
    }
    return Optional.of(
        new Result(outputs, lines.get(1).equals("log") ? Optional.of(log) : Optional.empty()));
  }
}
