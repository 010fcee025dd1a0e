package dev.polystack.workspace.stack;

import dev.polystack.workspace.file.WholeFile;
import dev.polystack.workspace.fingerprint.Stamp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was read from {@value StackFiles#NAME} files that have not changed since: to parse hundreds
 * of them takes longer than all else that a run with nothing to do does. A line for each file.
 */
final class StackFileMemory {

  private static final String HEADER = "polystack stacks 1";
  private static final String TAB = "\t";
  private static final int FIELDS = 9;

  private final Optional<Path> file;
  private final Map<String, String> lines;
  private boolean changed;

  private StackFileMemory(Optional<Path> file, Map<String, String> lines) {
    this.file = file;
    this.lines = lines;
  }

  /** One that forgets. */
  static StackFileMemory none() {
    return new StackFileMemory(Optional.empty(), new HashMap<>());
  }

  static StackFileMemory read(Path file) {
    Map<String, String> lines = new HashMap<>();
    try {
      List<String> all = Files.exists(file) ? Files.readAllLines(file) : List.of();
      if (!all.isEmpty() && all.get(0).equals(HEADER)) {
        all.stream().skip(1).forEach(line -> lines.put(line.substring(0, line.indexOf(TAB)), line));
      }
    } catch (IOException | StringIndexOutOfBoundsException e) {
      lines.clear(); // All are parsed once more.
    }
    return new StackFileMemory(Optional.of(file), lines);
  }

  /** What the file says, if it is known. */
  Optional<StackFile> recall(Path stack) {
    String line = lines.get(stack.toString());
    if (line == null) {
      return Optional.empty();
    }
    String[] fields = line.split(TAB, -1);
    return fields.length == FIELDS && fields[1].equals(stampOf(stack))
        ? Optional.of(
            new StackFile(
                fields[2],
                fields[3],
                fields[4],
                fields[5].equals("mock"),
                list(fields[6]),
                list(fields[7]),
                list(fields[8])))
        : Optional.empty();
  }

  void remember(Path stack, StackFile content) {
    String line =
        String.join(
            TAB,
            stack.toString(),
            stampOf(stack),
            content.service(),
            content.name(),
            content.description(),
            content.mock() ? "mock" : "real",
            String.join(" ", content.publishes()),
            String.join(" ", content.shares()),
            String.join(" ", content.consumes()));
    boolean isOneLine = line.indexOf('\n') < 0 && line.split(TAB, -1).length == FIELDS;
    if (file.isPresent() && isOneLine && isSettled(stack)) {
      lines.put(stack.toString(), line);
      changed = true;
    }
  }

  /** Writes it for the next run, unless there is nothing new; another never sees half of it. */
  void save() {
    if (!changed || file.isEmpty()) {
      return;
    }
    var all = new ArrayList<>(List.of(HEADER));
    lines.forEach(
        (stack, line) -> {
          if (Files.exists(Path.of(stack))) {
            all.add(line);
          }
        });
    try {
      WholeFile.write(file.get(), all);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file.get(), e);
    }
  }

  private static List<String> list(String words) {
    return words.isEmpty() ? List.of() : List.of(words.split(" "));
  }

  private static String stampOf(Path stack) {
    try {
      return Stamp.of(stack).toString();
    } catch (IOException e) {
      return ""; // Whoever reads it will say so.
    }
  }

  private static boolean isSettled(Path stack) {
    try {
      return Stamp.of(stack).isSettled();
    } catch (IOException e) {
      return false;
    }
  }
}
