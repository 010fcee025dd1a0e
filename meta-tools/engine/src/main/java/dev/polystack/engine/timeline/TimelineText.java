package dev.polystack.engine.timeline;

import dev.polystack.engine.logs.Level;
import dev.polystack.engine.output.Console;
import dev.polystack.engine.output.Console.Tone;
import dev.polystack.engine.timeline.Step.Kind;
import java.time.Duration;
import java.time.Instant;

/** A timeline for a terminal: a tree, each step with its time and the gap before it. */
public final class TimelineText {

  private final Console console;
  private final Timeline timeline;
  private final Instant start;
  private final int width;

  /** Prints a timeline. */
  public TimelineText(Console console, Timeline timeline) {
    this.console = console;
    this.timeline = timeline;
    this.start = timeline.start();
    this.width = timeline.all().mapToInt(step -> step.where().length()).max().orElse(0) + 4;
  }

  /** All of it. */
  public void print() {
    console.line(Tone.TITLE, "Request " + timeline.correlationId());
    console.line("  since %s: %s".formatted(start, timeline.summary()));
    console.line(Tone.QUIET, "       time         gap");
    timeline.steps().forEach(step -> print(step, 0));
  }

  private void print(Step step, int depth) {
    String mark = step.kind() == Kind.EVENT ? "* " : depth == 0 ? "" : "- ";
    String where = "  ".repeat(depth) + mark + step.where();
    console.line(
        "%8d ms %+8d ms  %s %s %s"
            .formatted(
                Duration.between(start, step.time()).toMillis(),
                step.gap().toMillis(),
                ("%-" + (width + 2) + "s").formatted(where),
                console.paint(tone(step.level()), "%-5s".formatted(label(step))),
                step.text().replace("\n", "; ")
                    + (step.kind() == Kind.EVENT
                        ? console.paint(Tone.QUIET, "  [" + step.eventId() + "]")
                        : "")));
    step.notes()
        .forEach(
            note ->
                console.line(" ".repeat(width + 34) + console.paint(Tone.NOTE, "(" + note + ")")));
    step.consequences().forEach(consequence -> print(consequence, depth + 1));
  }

  private static String label(Step step) {
    return switch (step.kind()) {
      case EVENT -> "EVENT";
      case QUEUE -> "QUEUE";
      case DEAD_LETTER -> "DEAD";
      case LINE -> step.level().toString();
    };
  }

  private static Tone tone(Level level) {
    return level == Level.ERROR ? Tone.BAD : level == Level.WARN ? Tone.NOTE : Tone.QUIET;
  }
}
