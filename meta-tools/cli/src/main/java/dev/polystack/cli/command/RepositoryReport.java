package dev.polystack.cli.command;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.polystack.engine.WorkFolder;
import dev.polystack.engine.output.Console;
import dev.polystack.engine.output.Console.Tone;
import dev.polystack.engine.output.Outputs;
import dev.polystack.engine.output.Progress;
import dev.polystack.engine.output.RunRecord;
import dev.polystack.engine.output.TaskRecord;
import dev.polystack.engine.repositories.Parallel;
import dev.polystack.engine.repositories.RepositoryResult;
import dev.polystack.engine.repositories.RepositoryResult.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What runs and for how long, a line for each repository as soon as it has ended, and at the end
 * once more what went wrong. Or the same for machines, in one piece.
 */
final class RepositoryReport implements AutoCloseable {

  private final String verb;
  private final Console console;
  private final boolean json;
  private final Optional<Duration> timeout;
  private final Outputs outputs;
  private final Instant began = Instant.now();
  private final long start = System.nanoTime();
  private final List<RepositoryLine> lines = new ArrayList<>();
  private Optional<RepositoryTimes> times = Optional.empty();
  private Progress progress;
  private boolean outOfTime;

  /**
   * Begins one.
   *
   * @param json whether the standard output is JSON
   * @param timeout how long everything that follows may take
   * @param outputs the files that are written
   */
  RepositoryReport(String verb, boolean json, Optional<Duration> timeout, Outputs outputs) {
    this.verb = verb;
    this.json = json;
    this.timeout = timeout;
    this.outputs = outputs;
    this.console = json ? Console.standardError() : Console.standard();
    this.progress = new Progress(console, 0);
  }

  /** Follows work with things of these names. */
  <T> Parallel.Follower<T, RepositoryResult> followBy(Function<T, String> name) {
    return new RepositoryFollower<>(this, name);
  }

  /** The same in a workspace, where people watch with the times of earlier runs. */
  <T> Parallel.Follower<T, RepositoryResult> followBy(WorkFolder work, Function<T, String> name) {
    if (console.isLive()) {
      times = Optional.of(new RepositoryTimes(verb, work));
    }
    return followBy(name);
  }

  /** How long work with a repository took the last time, if that is known. */
  Optional<Duration> expected(String repository) {
    return times.flatMap(known -> known.expected(repository));
  }

  /** So many more will end. */
  void expects(int results) {
    progress = new Progress(console, results);
  }

  /** What is shown of those that run. */
  Progress progress() {
    return progress;
  }

  /** How long everything may still take. */
  Optional<Duration> timeLeft() {
    return timeout.map(all -> all.minus(elapsed()));
  }

  /** Work had to be ended. */
  void setOutOfTime() {
    outOfTime = true;
  }

  /** One more repository, of which something is to be said although nothing ran. */
  void add(String repository, RepositoryResult result) {
    add(repository, result, Duration.ZERO, 0, 0);
  }

  /** One that has ended, which ran beside others on other tracks. */
  void add(String repository, RepositoryResult result, Duration took, int track, int retries) {
    lines.add(new RepositoryLine(repository, result, took, elapsed(), track, retries));
    times.ifPresent(known -> known.took(repository, result, took));
    if (!json) {
      console.task(tone(result), repository, result.words(), took);
    }
  }

  private Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  /** Whether nothing has failed so far. */
  boolean isGood() {
    return count(Kind.FAILED) == 0;
  }

  /**
   * Shows and writes the end of the report.
   *
   * @param bad the ways of ending in which the command has not done what it was asked for
   * @return the command's exit status
   */
  int end(Kind... bad) {
    progress.ended();
    times.ifPresent(RepositoryTimes::save);
    if (json) {
      System.out.println(asJson().toPrettyString());
    } else {
      again("Left alone:", Kind.LEFT_ALONE);
      again("Failed:", Kind.FAILED);
    }
    if (outOfTime) {
      console.line(
          Tone.BAD,
          "The time for all of it is over. The same command goes on; --timeout gives it more.");
    }
    outputs.write(record(List.of(bad)));
    return count(bad) == 0 ? 0 : 1;
  }

  private long count(Kind... kinds) {
    long count = 0;
    for (RepositoryLine line : lines) {
      count += List.of(kinds).contains(line.result().kind()) ? 1 : 0;
    }
    return count;
  }

  private RunRecord record(List<Kind> bad) {
    List<TaskRecord> tasks = new ArrayList<>();
    for (RepositoryLine line : lines) {
      tasks.add(line.record(verb, began, bad.contains(line.result().kind())));
    }
    return new RunRecord(verb, began, elapsed(), tasks, Optional.empty());
  }

  /** With many repositories the lines that matter have scrolled away. */
  private void again(String title, Kind kind) {
    if (count(kind) > 0 && lines.size() > 1) {
      console.line(Tone.TITLE, title);
      lines.stream()
          .filter(line -> line.result().kind() == kind)
          .forEach(line -> console.line("  " + line.repository() + ": " + line.result().words()));
    }
  }

  private ArrayNode asJson() {
    ArrayNode all = JsonMapper.builder().build().createArrayNode();
    lines.forEach(line -> line.write(all.addObject()));
    return all;
  }

  private static Tone tone(RepositoryResult result) {
    return switch (result.kind()) {
      case CHANGED -> Tone.GOOD;
      case UNCHANGED -> Tone.QUIET;
      case LEFT_ALONE -> Tone.NOTE;
      case FAILED -> Tone.BAD;
    };
  }

  /** Takes from the terminal what was drawn, whatever has ended it. */
  @Override
  public void close() {
    progress.ended();
  }
}
