package dev.polystack.engine.run;

import dev.polystack.engine.WorkFolder;
import dev.polystack.workspace.file.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How long tasks took the last time. It is only what is expected: to lose it, or to have it from
 * another state of the sources, costs nothing but a worse order.
 */
public final class Durations {

  private static final int MOST = 20_000;

  private final Path file;
  private final Map<String, Long> millis;
  private boolean changed;

  private Durations(Path file, Map<String, Long> millis) {
    this.file = file;
    this.millis = millis;
  }

  /** Those that are known in a workspace. */
  public static Durations read(WorkFolder work) {
    Path file = work.path().resolve("run").resolve("durations");
    Map<String, Long> millis = new LinkedHashMap<>();
    try {
      if (Files.exists(file)) {
        for (String line : Files.readAllLines(file)) {
          int tab = line.indexOf('\t');
          if (tab > 0) {
            millis.put(line.substring(tab + 1), Long.parseLong(line.substring(0, tab)));
          }
        }
      }
    } catch (IOException | NumberFormatException e) {
      millis.clear(); // It is learned anew.
    }
    return new Durations(file, millis);
  }

  /** That of a task, if it is known. */
  public Optional<Duration> of(String task) {
    return Optional.ofNullable(millis.get(task)).map(Duration::ofMillis);
  }

  /** A task has taken that long. */
  public void took(String task, Duration duration) {
    millis.remove(task); // so that it counts as the newest
    millis.put(task, duration.toMillis());
    changed = true;
  }

  /** Keeps them for later runs, if that is possible. */
  public void save() {
    if (!changed) {
      return;
    }
    List<String> lines = new ArrayList<>(millis.size());
    millis.forEach((task, took) -> lines.add(took + "\t" + task));
    try {
      WholeFile.write(file, lines.subList(Math.max(0, lines.size() - MOST), lines.size()));
    } catch (IOException e) {
      return; // It is learned anew.
    }
    changed = false;
  }
}
