package dev.polystack.engine.output;

import dev.polystack.engine.output.Console.Tone;
import dev.polystack.engine.output.TaskRecord.State;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Shows a run while it goes on. On a terminal the tasks that run stand at the bottom, each with its
 * time; elsewhere there is a line for each that ended, and now and then one that says what is slow.
 */
public final class Progress {

  private static final Duration REDRAW = Duration.ofMillis(100);
  private static final Duration REMIND = Duration.ofSeconds(30);

  /** Output is of any encoding; what is no UTF-8 must not end the run. */
  private static final Charset OUTPUT = StandardCharsets.UTF_8;

  private final Console console;
  private final int tasks;
  private final Terminal terminal;
  private final Map<String, Running> running = new LinkedHashMap<>();
  private int ended;
  private long reminded = System.nanoTime();

  private record Running(long start, Optional<Duration> expected) {}

  /** Follows a run of that many tasks. */
  public Progress(Console console, int tasks) {
    this.console = console;
    this.tasks = tasks;
    this.terminal = console.isLive() ? Terminal.current() : Terminal.USUAL;
  }

  /** A task begins. */
  public void started(String name, Optional<Duration> expected) {
    running.put(name, new Running(System.nanoTime(), expected));
    draw();
  }

  /**
   * A task has ended.
   *
   * @param shown whether it is worth a line
   * @param output everything that it printed, if that is to be shown
   */
  public void finished(TaskRecord task, boolean shown, Optional<Path> output) {
    ended(task.name());
    if (shown) {
      console.together(
          () -> {
            console.task(tone(task.state()), task.name(), task.word(), task.took());
            output.ifPresent(this::print);
          });
    }
  }

  /** A task has ended that somebody else has a line for. */
  public void ended(String name) {
    running.remove(name);
    ended++;
    draw();
  }

  /** A task will be tried again; may be called by any thread. */
  public void retrying(String name, int retry, Duration wait, String reason) {
    console.together(
        () -> {
          console.task(Tone.NOTE, name, "fails; retry %d, waits".formatted(retry), wait);
          reason
              .lines()
              .findFirst()
              .ifPresent(line -> console.line(Tone.QUIET, "    " + line.strip()));
        });
  }

  /** How often {@link #pulse} has to be called. */
  public Duration pulseEvery() {
    return console.isLive() ? REDRAW : REMIND;
  }

  /** Time has passed. */
  public void pulse() {
    if (console.isLive()) {
      draw();
    } else {
      remind();
    }
  }

  /** Says what has been running for long; where nothing is drawn, nobody sees it otherwise. */
  private void remind() {
    List<String> slow = new ArrayList<>();
    running.forEach(
        (name, task) -> {
          Duration elapsed = elapsed(task);
          if (elapsed.compareTo(REMIND) >= 0) {
            slow.add("%s (%s)".formatted(name, words(elapsed)));
          }
        });
    long now = System.nanoTime();
    if (!slow.isEmpty() && now - reminded >= REMIND.toNanos()) {
      reminded = now;
      console.line(Tone.QUIET, "  still running: " + String.join(", ", slow));
    }
  }

  /** The run is over: what was drawn is erased. */
  public void ended() {
    console.footer(List.of());
  }

  private void draw() {
    if (!console.isLive()) {
      return;
    }
    int room = Math.max(1, terminal.rows() - 3);
    List<String> lines = new ArrayList<>();
    running.forEach(
        (name, task) -> {
          if (lines.size() < room) {
            lines.add(cut("  %-26s %s".formatted(name, times(task))));
          }
        });
    if (running.size() > lines.size()) {
      lines.add("  and %d more".formatted(running.size() - lines.size()));
    }
    lines.add(cut("  %d of %d, %d running".formatted(ended, tasks, running.size())));
    console.footer(lines);
  }

  private static String times(Running task) {
    String elapsed = words(elapsed(task));
    return task.expected()
        .map(expected -> "%s of about %s".formatted(elapsed, words(expected)))
        .orElse(elapsed);
  }

  private String cut(String line) {
    return line.length() < terminal.columns() ? line : line.substring(0, terminal.columns() - 1);
  }

  private static Duration elapsed(Running task) {
    return Duration.ofNanos(System.nanoTime() - task.start());
  }

  private static String words(Duration duration) {
    long seconds = duration.toSeconds();
    return seconds < 60 ? seconds + " s" : "%d min %d s".formatted(seconds / 60, seconds % 60);
  }

  private void print(Path output) {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(Files.newInputStream(output), OUTPUT))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        console.line("    " + line);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + output, e);
    }
  }

  private static Tone tone(State state) {
    return switch (state) {
      case DONE -> Tone.GOOD;
      case UNCHANGED -> Tone.QUIET;
      case FAILED -> Tone.BAD;
      case SKIPPED, CANCELLED -> Tone.NOTE;
    };
  }
}
