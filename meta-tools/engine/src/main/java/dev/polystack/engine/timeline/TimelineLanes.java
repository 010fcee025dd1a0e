package dev.polystack.engine.timeline;

import dev.polystack.engine.logs.Level;
import dev.polystack.engine.timeline.Step.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Formatter;
import java.util.List;
import java.util.Locale;

/** A picture of a timeline: a lane per function, bus and queue, and who caused what. */
final class TimelineLanes {

  private static final int LEFT = 330;
  private static final int WIDTH = 1200;
  private static final int MARGIN = 20;
  private static final int LANE = 34;
  private static final int MOST_MARKS = 8;

  private final Timeline timeline;
  private final Instant start;
  private final long millis;
  private final List<String> lanes;
  private final Formatter svg = new Formatter(Locale.ROOT);

  private TimelineLanes(Timeline timeline) {
    this.timeline = timeline;
    this.start = timeline.start();
    this.millis = timeline.duration().toMillis();
    this.lanes =
        timeline
            .all()
            .sorted(Comparator.comparing(Step::time))
            .map(Step::where)
            .distinct()
            .toList();
  }

  /** As SVG, to stand in a page. */
  static String of(Timeline timeline) {
    return new TimelineLanes(timeline).draw();
  }

  private String draw() {
    int height = (lanes.size() + 1) * LANE;
    svg.format(
        """
        <svg viewBox="0 0 %d %d" role="img" aria-labelledby="lanes-title">
        <title id="lanes-title">%d steps in %d places within %d ms; all of them are listed below</title>
        """,
        WIDTH, height, timeline.all().count(), lanes.size(), millis);
    for (String lane : lanes) {
      svg.format(
          """
          <line class="lane" x1="%d" x2="%d" y1="%d" y2="%d"/>
          <text x="0" y="%d">%s</text>
          """,
          LEFT, WIDTH, y(lane), y(lane), y(lane) + 5, TimelineHtml.escape(lane));
    }
    axis();
    timeline.all().forEach(this::causes);
    timeline.all().forEach(this::dot);
    return svg.format("</svg>").toString();
  }

  /** Beneath the lanes, the time since the first step in round numbers. */
  private void axis() {
    int bottom = lanes.size() * LANE;
    long every = roundAbove(millis / MOST_MARKS);
    for (long at = 0; at <= millis; at += every) {
      svg.format(
          """
          <line class="mark" x1="%1$d" x2="%1$d" y1="%2$d" y2="%3$d"/>
          <text class="mark" x="%1$d" y="%4$d">%5$d ms</text>
          """,
          x(at), MARGIN / 2, bottom, bottom + 18, at);
    }
  }

  /** The next of 1, 2, 5, 10, 20, 50, ... that is larger. */
  private static long roundAbove(long number) {
    long power = 1;
    while (power * 10 <= number) {
      power *= 10;
    }
    for (long factor : new long[] {1, 2, 5}) {
      if (factor * power > number) {
        return factor * power;
      }
    }
    return 10 * power;
  }

  private void causes(Step cause) {
    for (Step step : cause.consequences()) {
      svg.format(
          "<line class=\"cause\" x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\"/>%n",
          x(cause), y(cause.where()), x(step), y(step.where()));
    }
  }

  private void dot(Step step) {
    String kind =
        step.level() == Level.ERROR ? "bad" : step.kind() == Kind.EVENT ? "event" : "line";
    svg.format(
        "<circle class=\"%s\" cx=\"%d\" cy=\"%d\" r=\"%d\"><title>%s: %s</title></circle>%n",
        kind,
        x(step),
        y(step.where()),
        step.kind() == Kind.EVENT ? 8 : 6,
        TimelineHtml.escape(step.where()),
        TimelineHtml.escape(step.text()));
  }

  private long x(Step step) {
    return x(Duration.between(start, step.time()).toMillis());
  }

  private long x(long at) {
    return LEFT + MARGIN + at * (WIDTH - LEFT - 2 * MARGIN) / Math.max(1, millis);
  }

  private int y(String lane) {
    return lanes.indexOf(lane) * LANE + MARGIN;
  }
}
