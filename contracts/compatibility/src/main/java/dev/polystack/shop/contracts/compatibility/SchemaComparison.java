package dev.polystack.shop.contracts.compatibility;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Compares two versions of a schema in one direction.
 *
 * <p>Exact for the subset of JSON Schema that contracts are written in: a change breaks if a
 * document of the writer's schema could be refused by the reader's, or if something that the other
 * side knows is gone.
 */
final class SchemaComparison {

  private static final String NEW_MAJOR = "make a new major version beside this one";

  private final Direction direction;
  private final Findings findings;

  SchemaComparison(Direction direction, Findings findings) {
    this.direction = direction;
    this.findings = findings;
  }

  /** Compares what two places say, references followed. */
  void compare(Place before, Place after) {
    Place old = before.resolved();
    Place now = after.resolved();
    if (!old.at("type").node().equals(now.at("type").node())) {
      add(now, "the type was %s, is %s".formatted(type(old), type(now)), NEW_MAJOR);
      return;
    }
    format(old, now);
    pattern(old, now);
    for (String keyword : List.of("minimum", "minLength", "minItems")) {
      bound(keyword, 1, old, now);
    }
    for (String keyword : List.of("maximum", "maxLength", "maxItems")) {
      bound(keyword, -1, old, now);
    }
    constants(old, now);
    if (old.has("properties") || now.has("properties")) {
      properties(old, now);
    }
    if (old.has("items") && now.has("items")) {
      compare(old.at("items"), now.at("items"));
    }
  }

  private Place writer(Place old, Place now) {
    return direction == Direction.FORWARD ? now : old;
  }

  private Place reader(Place old, Place now) {
    return direction == Direction.FORWARD ? old : now;
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
    if (!read.isEmpty() && !read.equals(writer(old, now).text("pattern"))) {
      add(
          now.at("pattern"),
          "the pattern was %s, is %s".formatted(or(old.text("pattern")), or(now.text("pattern"))),
          "keep the pattern: nobody can tell which texts both allow");
    }
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
          direction == Direction.FORWARD
              ? "keep to what was promised: narrower is fine, wider is not"
              : "keep accepting what was allowed: wider is fine, narrower is not");
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
    if (direction == Direction.FORWARD) {
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

  private void properties(Place old, Place now) {
    Set<String> required = texts(old, "required");
    Set<String> requiredNow = texts(now, "required");
    old.node()
        .path("properties")
        .fieldNames()
        .forEachRemaining(
            name -> {
              Place place = now.at("properties").at(name);
              if (place.node().isMissingNode()) {
                add(place, "the property was removed", "keep it; a new major version may leave it");
                return;
              }
              compare(old.at("properties").at(name), place);
              if (direction == Direction.FORWARD
                  && required.contains(name)
                  && !requiredNow.contains(name)) {
                add(place, "was always there, is optional now", "keep sending it");
              }
            });
    if (direction == Direction.BACKWARD) {
      requiredNow.removeAll(required);
      for (String name : requiredNow) {
        add(
            now.at("properties").at(name),
            old.at("properties").has(name)
                ? "was optional, is required now"
                : "is new and required",
            "make it optional, and do without it when it is missing");
      }
    }
  }

  private static Set<String> texts(Place place, String key) {
    Set<String> texts = new TreeSet<>();
    place.node().path(key).forEach(each -> texts.add(each.asText()));
    return texts;
  }

  private static String type(Place place) {
    JsonNode type = place.node().path("type");
    return type.isTextual() ? type.asText() : or(type.toString());
  }

  private static String or(String text) {
    return text.isEmpty() ? "none" : text;
  }

  private void add(Place where, String change, String instead) {
    findings.add(where, direction, change, instead);
  }
}
