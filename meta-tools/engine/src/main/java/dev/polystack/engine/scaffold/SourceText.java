package dev.polystack.engine.scaffold;

import dev.polystack.engine.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** A file that somebody wrote, into which lines are put and nothing else is touched. */
final class SourceText {

  private final Path file;
  private final List<String> lines;

  private SourceText(Path file, List<String> lines) {
    this.file = file;
    this.lines = lines;
  }

  static SourceText read(Path file) {
    try {
      return new SourceText(file, new ArrayList<>(Files.readAllLines(file)));
    } catch (IOException e) {
      throw new UserError("%s cannot be read: %s".formatted(file, e.getMessage()), e);
    }
  }

  /** The file, or what it begins with if there is none. */
  static SourceText readOrBegin(Path file, List<String> beginning) {
    return Files.exists(file) ? read(file) : new SourceText(file, new ArrayList<>(beginning));
  }

  /** Whether a line stands there, whatever its indentation. */
  boolean has(String line) {
    return lines.stream().anyMatch(each -> each.strip().equals(line.strip()));
  }

  /** Whether a line is like this. */
  boolean any(Predicate<String> like) {
    return lines.stream().anyMatch(like);
  }

  /** Puts lines before the first line that is like this. */
  SourceText before(String place, Predicate<String> like, String... added) {
    return insert(require(place, like, added), added);
  }

  /** Puts lines after the first line that is like this. */
  SourceText afterFirst(String place, Predicate<String> like, String... added) {
    return insert(require(place, like, added) + 1, added);
  }

  /** Puts lines before the last line that is like this. */
  SourceText beforeLast(String place, Predicate<String> like, String... added) {
    int last =
        IntStream.range(0, lines.size())
            .filter(i -> like.test(lines.get(i)))
            .reduce((a, b) -> b)
            .orElseGet(() -> require(place, like, added));
    return insert(last, added);
  }

  /** Puts lines before the first line like this that comes after one like that. */
  SourceText beforeAfter(
      String place, Predicate<String> after, Predicate<String> like, String... added) {
    int start = require(place, after, added);
    int at = find(like, start + 1).orElseThrow(() -> notFound(place, added));
    return insert(at, added);
  }

  /** Adds an import unless it is there; where it belongs is the formatter's business. */
  SourceText withImport(String type) {
    String line = "import " + type + ";";
    return has(line) ? this : before("import", each -> each.startsWith("import "), line);
  }

  /** Writes the file. */
  void write() {
    try {
      Files.writeString(file, String.join("\n", lines) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  private SourceText insert(int at, String... added) {
    lines.addAll(at, List.of(added));
    return this;
  }

  private int require(String place, Predicate<String> like, String... added) {
    return find(like, 0).orElseThrow(() -> notFound(place, added));
  }

  private OptionalInt find(Predicate<String> like, int from) {
    return IntStream.range(from, lines.size()).filter(i -> like.test(lines.get(i))).findFirst();
  }

  private UserError notFound(String place, String... added) {
    return new UserError(
        "%s has no %s, so this has to be put there by hand:%n%s"
            .formatted(file, place, String.join("\n", added)));
  }
}
