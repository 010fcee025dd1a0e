package dev.polystack.cli.command;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.polystack.engine.output.Console;
import dev.polystack.engine.output.Console.Tone;
import dev.polystack.engine.repositories.RepositoryResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A line for each repository as soon as it has ended, and at the end once more what went wrong. Or
 * the same for machines, in one piece.
 */
final class RepositoryReport {

  private record Line(String repository, RepositoryResult result, Duration took) {}

  private final Console console;
  private final boolean json;
  private final List<Line> lines = new ArrayList<>();

  RepositoryReport(boolean json) {
    this.json = json;
    this.console = json ? Console.standardError() : Console.standard();
  }

  /** A repository has ended. */
  void took(String repository, RepositoryResult result, Duration duration) {
    lines.add(new Line(repository, result, duration));
    if (!json) {
      console.task(tone(result), repository, result.words(), duration);
    }
  }

  /** Everything has ended. Answers how many ended in each of these ways. */
  long count(RepositoryResult.Kind... kinds) {
    return lines.stream().filter(line -> List.of(kinds).contains(line.result().kind())).count();
  }

  /** Shows the end of the report. */
  void end() {
    if (json) {
      System.out.println(asJson().toPrettyString());
      return;
    }
    again("Left alone:", RepositoryResult.Kind.LEFT_ALONE);
    again("Failed:", RepositoryResult.Kind.FAILED);
  }

  /** With many repositories the lines that matter have scrolled away. */
  private void again(String title, RepositoryResult.Kind kind) {
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
}
