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

  private static final String HEADER = "polystack result 2";

  /** What was made. */
  enum Kind {
    FILE("-"),
    /** A file that can be run. */
    PROGRAM("x"),
    /** A symbolic link; its content is where it points, as it says so itself. */
    LINK("l");

    private final String letter;

    Kind(String letter) {
      this.letter = letter;
    }

    private static Kind of(String letter) {
      return letter.equals(LINK.letter) ? LINK : letter.equals(PROGRAM.letter) ? PROGRAM : FILE;
    }
  }

  /** One of them: its path relative to the folder, and its content. */
  record Output(String path, String content, Kind kind) {}

  /** Lines that {@link #parse} understands. */
  List<String> lines() {
    List<String> lines = new ArrayList<>(List.of(HEADER));
    lines.add(log.isPresent() ? "log" : "silent");
    outputs.forEach(
        each -> lines.add("%s %s %s".formatted(each.kind().letter, each.content(), each.path())));
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
      outputs.add(new Output(words[2], words[1], Kind.of(words[0])));
    }
    return Optional.of(
        new Result(outputs, lines.get(1).equals("log") ? Optional.of(log) : Optional.empty()));
  }
}
