package dev.polystack.cli.command;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.polystack.engine.output.Console;
import dev.polystack.engine.output.Console.Tone;
import dev.polystack.engine.output.Progress;
import dev.polystack.engine.repositories.Parallel;
import dev.polystack.engine.repositories.RepositoryResult;
import dev.polystack.engine.repositories.RepositoryResult.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * What runs and for how long, a line for each repository as soon as it has ended, and at the end
 * once more what went wrong. Or the same for machines, in one piece.
 */
final class RepositoryReport implements AutoCloseable {

  private record Line(String repository, RepositoryResult result, Duration took) {}

  private final Console console;
  private final boolean json;
  private final Optional<Duration> timeout;
  private final long start = System.nanoTime();
  private final List<Line> lines = new ArrayList<>();
  private Progress progress;
  private boolean outOfTime;

  /**
   * Begins one.
   *
   * @param timeout how long everything that follows may take
   */
  RepositoryReport(boolean json, TimeoutOption timeout) {
    this.json = json;
    this.timeout = timeout.time();
    this.console = json ? Console.standardError() : Console.standard();
    this.progress = new Progress(console, 0);
  }

  /** Follows work with things of these names. */
  <T> Parallel.Follower<T, RepositoryResult> followBy(Function<T, String> name) {
    return new Following<>(name);
  }

  private final class Following<T> implements Parallel.Follower<T, RepositoryResult> {

    private final Function<T, String> name;

    Following(Function<T, String> name) {
      this.name = name;
    }

    @Override
    public void expects(int results) {
      progress = new Progress(console, results);
    }

    @Override
    public Optional<Duration> patience() {
      return timeout.map(all -> all.minusNanos(System.nanoTime() - start));
    }

    @Override
    public void started(T thing) {
      progress.started(name.apply(thing), Optional.empty());
    }

    @Override
    public void took(T thing, RepositoryResult result, Duration duration) {
      progress.ended(name.apply(thing));
      add(name.apply(thing), result, duration);
    }

    @Override
    public void missed(T thing, Duration duration) {
      outOfTime = true;
      took(thing, new RepositoryResult(Kind.FAILED, "was not done in time"), duration);
    }

    @Override
    public Duration pulseEvery() {
      return progress.pulseEvery();
    }

    @Override
    public void pulse() {
      progress.pulse();
    }
  }

  /** One more repository, of which something is to be said. */
  void add(String repository, RepositoryResult result, Duration duration) {
    lines.add(new Line(repository, result, duration));
    if (!json) {
      console.task(tone(result), repository, result.words(), duration);
    }
  }

  /** Everything has ended. Answers how many ended in each of these ways. */
  long count(Kind... kinds) {
    return lines.stream().filter(line -> List.of(kinds).contains(line.result().kind())).count();
  }

  /** Shows the end of the report. */
  void end() {
    progress.ended();
    if (json) {
      System.out.println(asJson().toPrettyString());
      return;
    }
    again("Left alone:", Kind.LEFT_ALONE);
    again("Failed:", Kind.FAILED);
    if (outOfTime) {
      console.line(
          Tone.BAD,
          "The time for all of it is over. The same command goes on; --timeout gives it more.");
    }
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
    for (Line line : lines) {
      ObjectNode one = all.addObject();
      one.put("repository", line.repository());
      one.put("result", line.result().kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
      one.put("words", line.result().words());
      one.put("millis", line.took().toMillis());
    }
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
