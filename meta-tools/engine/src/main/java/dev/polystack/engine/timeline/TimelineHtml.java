package dev.polystack.engine.timeline;

import dev.polystack.engine.timeline.Step.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** A timeline as one page that needs nothing else: no script, no font, no network. */
public final class TimelineHtml {

  private final Timeline timeline;
  private final Instant start;
  private final StringBuilder html = new StringBuilder();

  private TimelineHtml(Timeline timeline) {
    this.timeline = timeline;
    this.start = timeline.start();
  }

  /** The page. */
  public static String of(Timeline timeline) {
    TimelineHtml page = new TimelineHtml(timeline);
    page.steps(timeline.steps());
    return resource("timeline.html")
        .replace("{{id}}", escape(timeline.correlationId()))
        .replace("{{start}}", escape(page.start.toString()))
        .replace("{{summary}}", escape(timeline.summary()))
        .replace("{{lanes}}", TimelineLanes.of(timeline))
        .replace("{{steps}}", page.html);
  }

  private void steps(List<Step> steps) {
    if (steps.isEmpty()) {
      return;
    }
    html.append("<ol>\n");
    steps.forEach(this::step);
    html.append("</ol>\n");
  }

  private void step(Step step) {
    html.append(
        String.format(
            Locale.ROOT,
            """
        <li class="%s %s"><div class="step"><span class="time">%d&nbsp;ms</span>\
        <span class="gap">%+d&nbsp;ms</span><span class="where">%s</span>\
        <span class="label">%s</span><span class="text">%s</span></div>
        """,
            step.kind().name().toLowerCase(Locale.ROOT),
            step.level().name().toLowerCase(Locale.ROOT),
            Duration.between(start, step.time()).toMillis(),
            step.gap().toMillis(),
            escape(step.where()),
            label(step),
            escape(step.text())));
    if (step.kind() == Kind.EVENT) {
      html.append("<p class=\"ids\">event ").append(escape(step.eventId()));
      if (!step.causationId().isEmpty()) {
        html.append(", caused by ").append(escape(step.causationId()));
      }
      html.append("</p>\n");
    }
    step.notes()
        .forEach(note -> html.append("<p class=\"note\">").append(escape(note)).append("</p>\n"));
    if (!step.details().isEmpty()) {
      html.append("<details><summary>What it says</summary><pre tabindex=\"0\">")
          .append(escape(step.details()))
          .append("</pre></details>\n");
    }
    steps(step.consequences());
    html.append("</li>\n");
  }

  private static String label(Step step) {
    return switch (step.kind()) {
      case EVENT -> "event";
      case QUEUE -> "queue";
      case DEAD_LETTER -> "dead letter";
      case LINE -> step.level().toString();
    };
  }

  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;")
        .replace("{", "&#123;"); // Nothing that was said can look like a place to fill in.
  }

  private static String resource(String name) {
    try (InputStream resource =
        Objects.requireNonNull(TimelineHtml.class.getResourceAsStream(name), name)) {
      return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
