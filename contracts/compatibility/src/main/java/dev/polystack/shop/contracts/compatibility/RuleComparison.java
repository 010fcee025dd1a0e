package dev.polystack.shop.contracts.compatibility;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Compares what two versions of a schema allow of a value beyond its type, in one direction. */
final class RuleComparison {

  /** The pattern of times in UTC, as the generator knows it. */
  private static final String UTC = "Z$";

  private final Direction direction;
  private final Findings findings;

  RuleComparison(Direction direction, Findings findings) {
    this.direction = direction;
    this.findings = findings;
  }

  /** Compares two schemas of the same type, references followed. */
  void compare(Place old, Place now) {
    format(old, now);
    pattern(old, now);
    for (String keyword : List.of("minimum", "minLength", "minItems")) {
      bound(keyword, 1, old, now);
    }
    for (String keyword : List.of("maximum", "maxLength", "maxItems")) {
      bound(keyword, -1, old, now);
    }
    constants(old, now);
    standard(old, now);
  }

  private Place writer(Place old, Place now) {
    return direction.releasedReads() ? now : old;
  }

  private Place reader(Place old, Place now) {
    return direction.releasedReads() ? old : now;
  }

  private void format(Place old, Place now) {
    String written = writer(old, now).text("format");
    String read = reader(old, now).text("format");
    boolean wider = read.equals("uri-reference") && written.equals("uri");
    boolean unbounded = read.isEmpty() || read.equals("int64");
    if (!unbounded && !wider && !read.equals(written)) {
      add(
          now.at("format"),
          "the format was %s, is %s".formatted(or(old.text("format")), or(now.text("format"))),
          "keep the format, or add a property beside it");
    }
  }

  private void pattern(Place old, Place now) {
    String read = reader(old, now).text("pattern");
    if (!read.isEmpty()
        && !read.equals(writer(old, now).text("pattern"))
        && !isWrittenInUtc(old, now)) {
      add(
          now.at("pattern"),
          "the pattern was %s, is %s".formatted(or(old.text("pattern")), or(now.text("pattern"))),
          "keep the pattern: nobody can tell which texts both allow");
    }
  }

  /**
   * Whether a time only says now that it is in UTC. Whatever is kept says it already: the services
   * of this system alone put it there, and write an {@link java.time.Instant}.
   */
  private boolean isWrittenInUtc(Place old, Place now) {
    return direction == Direction.REPLAY
        && now.text("pattern").equals(UTC)
        && !old.has("pattern")
        && old.text("format").equals("date-time")
        && now.text("format").equals("date-time");
  }

  /**
   * A reader's bound must not be tighter than the writer's.
   *
   * @param sign 1 for a lower bound, -1 for an upper one
   */
  private void bound(String keyword, int sign, Place old, Place now) {
    BigDecimal read = limit(keyword, reader(old, now));
    BigDecimal written = limit(keyword, writer(old, now));
    if (read != null && (written == null || read.compareTo(written) * sign > 0)) {
      add(
          now.at(keyword),
          "%s was %s, is %s".formatted(keyword, or(old.text(keyword)), or(now.text(keyword))),
          direction.releasedReads()
              ? "keep to what was promised: it may not be wider"
              : "keep accepting what was allowed: it may not be narrower");
    }
  }

  private static @Nullable BigDecimal limit(String keyword, Place place) {
    if (!place.node().path(keyword).isNumber()) {
      return null;
    }
    BigDecimal limit = place.node().path(keyword).decimalValue();
    boolean anyLength = limit.signum() == 0 && Set.of("minLength", "minItems").contains(keyword);
    return anyLength ? null : limit;
  }

  private void constants(Place old, Place now) {
    Set<String> before = texts(old, "enum");
    Set<String> after = texts(now, "enum");
    if (direction.releasedReads()) {
      if (!before.isEmpty() && after.isEmpty()) {
        add(now.at("enum"), "the constants were given up for any text", "add a property beside it");
      }
      return; // A new constant is UNKNOWN to a reader, by the rules of these contracts.
    }
    if (before.isEmpty() && !after.isEmpty()) {
      add(now.at("enum"), "only some texts are accepted", "keep accepting any text");
      return;
    }
    for (String constant : before) {
      if (!after.isEmpty() && !after.contains(constant)) {
        add(
            now.at("enum"),
            "the constant %s is no longer accepted".formatted(constant),
            "keep accepting it, and treat it as what replaces it");
      }
    }
  }

  /** What holds for whoever says nothing, which is a promise like any other. */
  private void standard(Place old, Place now) {
    if (old.has("default") && !old.at("default").node().equals(now.at("default").node())) {
      add(
          now.at("default"),
          "the default was %s, is %s".formatted(or(old.text("default")), or(now.text("default"))),
          "keep the default");
    }
  }

  /** The texts of a list, such as constants or names. */
  static Set<String> texts(Place place, String key) {
    Set<String> texts = new TreeSet<>();
    place.node().path(key).forEach(each -> texts.add(each.asText()));
    return texts;
  }

  /** A text for people, who are told of none. */
  static String or(String text) {
    return text.isEmpty() ? "none" : text;
  }

  private void add(Place where, String change, String instead) {
    findings.add(where, direction, change, instead);
  }
}
