package dev.polystack.engine.process;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A program that has ended.
 *
 * @param lines everything it printed
 * @param log where that is kept
 */
public record Finished(int status, List<String> lines, Path log) {

  private static final int TAIL = 15;

  /** Whether it ended with status 0. */
  public boolean succeeded() {
    return status == 0;
  }

  /** The lines that matter, at most the last few; the last lines of all if none of them does. */
  public String relevant(Predicate<String> matters) {
    List<String> found = lines.stream().filter(matters).distinct().toList();
    List<String> shown = found.isEmpty() ? lines : found;
    return shown.stream()
        .skip(Math.max(0, shown.size() - TAIL))
        .map(line -> "    " + line)
        .collect(Collectors.joining("\n"));
  }
}
