package dev.polystack.shop.contracts.compatibility;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

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
  private final RuleComparison rules;

  SchemaComparison(Direction direction, Findings findings) {
    this.direction = direction;
    this.findings = findings;
    this.rules = new RuleComparison(direction, findings);
  }

  /** Compares what two places say, references followed. */
  void compare(Place before, Place after) {
    Place old = before.resolved();
    Place now = after.resolved();
    if (!old.at("type").node().equals(now.at("type").node())) {
      add(now, "the type was %s, is %s".formatted(type(old), type(now)), NEW_MAJOR);
      return;
    }
    rules.compare(old, now);
    if (old.has("properties") || now.has("properties")) {
      properties(old, now);
    }
    if (old.has("items") && now.has("items")) {
      compare(old.at("items"), now.at("items"));
    }
  }

  private void properties(Place old, Place now) {
    Set<String> required = RuleComparison.texts(old, "required");
    Set<String> requiredNow = RuleComparison.texts(now, "required");
    old.node()
        .path("properties")
        .fieldNames()
        .forEachRemaining(
            name -> {
              Place place = now.at("properties").at(name);
              if (place.node().isMissingNode()) {
                removed(place);
                return;
              }
              compare(old.at("properties").at(name), place);
              if (direction.releasedReads()
                  && required.contains(name)
                  && !requiredNow.contains(name)) {
                add(place, "was always there, is optional now", "keep sending it");
              }
            });
    if (!direction.releasedReads()) {
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

  private void removed(Place property) {
    if (direction != Direction.REPLAY) { // Unknown properties of what was kept are ignored.
      add(property, "the property was removed", "keep it; a new major version may leave it");
    }
  }

  private static String type(Place place) {
    JsonNode type = place.node().path("type");
    return type.isTextual() ? type.asText() : RuleComparison.or(type.toString());
  }

  private void add(Place where, String change, String instead) {
    findings.add(where, direction, change, instead);
  }
}
