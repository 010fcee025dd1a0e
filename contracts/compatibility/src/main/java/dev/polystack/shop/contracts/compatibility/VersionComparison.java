package dev.polystack.shop.contracts.compatibility;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.TreeSet;

/**
 * Compares what a contract says of its own version: whoever changes what a document may hold, with
 * everything that it refers to, has to raise the minor number. Words for people may change without.
 */
final class VersionComparison {

  private static final String VERSION = "x-version";

  private static final Set<String> WORDS =
      Set.of("$schema", "$id", "title", "description", "examples", "deprecated");

  private VersionComparison() {}

  /**
   * Adds a finding if the version does not tell the two contracts apart.
   *
   * @param released as in the newest release
   */
  static void compare(Place released, Place current, Findings findings) {
    if (!released.text(VERSION).matches("[0-9]+\\.[0-9]+")
        || !current.text(VERSION).matches("[0-9]+\\.[0-9]+")) {
      return; // It has none, which the generator refuses where there has to be one.
    }
    int before = minor(released);
    int after = minor(current);
    if (after < before || (after == before && !rules(released).equals(rules(current)))) {
      findings.add(
          current.file().toString(),
          "/" + VERSION,
          after < before
              ? "was %s, is %s".formatted(released.text(VERSION), current.text(VERSION))
              : "is %s as before, but what a document may hold is different"
                  .formatted(current.text(VERSION)),
          "whoever tells two versions apart by it, in metadata.schemaVersion",
          "raise it to " + released.text(VERSION).replaceFirst("[0-9]+$", "" + (before + 1)));
    }
  }

  private static int minor(Place contract) {
    return Integer.parseInt(contract.text(VERSION).replaceFirst(".*\\.", ""));
  }

  /** A schema without what is said for people, references followed. */
  private static JsonNode rules(Place place) {
    Place schema = place.resolved();
    ObjectNode rules = JsonNodeFactory.instance.objectNode();
    schema
        .node()
        .fieldNames()
        .forEachRemaining(
            keyword -> {
              if (!WORDS.contains(keyword) && !keyword.startsWith("x-")) {
                rules.set(keyword, rule(keyword, schema.at(keyword)));
              }
            });
    return rules;
  }

  private static JsonNode rule(String keyword, Place value) {
    return switch (keyword) {
      case "items" -> rules(value);
      case "properties" -> {
        ObjectNode properties = JsonNodeFactory.instance.objectNode();
        value
            .node()
            .fieldNames()
            .forEachRemaining(name -> properties.set(name, rules(value.at(name))));
        yield properties;
      }
      case "required", "enum" -> {
        Set<String> inAnyOrder = new TreeSet<>();
        value.node().forEach(each -> inAnyOrder.add(each.asText()));
        yield JsonNodeFactory.instance.textNode(inAnyOrder.toString());
      }
      default -> value.node();
    };
  }
}
