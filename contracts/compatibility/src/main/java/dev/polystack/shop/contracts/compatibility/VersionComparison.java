package dev.polystack.shop.contracts.compatibility;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;

/**
 * Compares what a contract says of its own version, in {@code x-version} or an API's {@code
 * info.version}: whoever changes what may be said, with everything that it refers to, has to raise
 * the minor number. Words for people may change without.
 */
final class VersionComparison {

  private static final String SCHEMA_VERSION = "x-version";
  private static final String API_VERSION = "info/version";

  private static final Set<String> WORDS =
      Set.of("$schema", "$id", "title", "summary", "description", "examples", "deprecated");

  /** Where the keys are names that somebody chose, a word for people among them is none. */
  private static final Set<String> NAMES =
      Set.of("properties", "paths", "responses", "headers", "content");

  private VersionComparison() {}

  /**
   * Adds a finding if the version does not tell the two contracts apart.
   *
   * @param released as in the newest release
   */
  static void compare(Place released, Place current, Findings findings) {
    boolean api = released.has("openapi");
    String place = api ? API_VERSION : SCHEMA_VERSION;
    String before = version(released, place);
    String after = version(current, place);
    if (!isVersion(before) || !isVersion(after)) {
      return; // It has none, which the generator refuses where there has to be one.
    }
    int raised = Arrays.compare(majorAndMinor(after), majorAndMinor(before));
    if (raised < 0 || (raised == 0 && !said(released).equals(said(current)))) {
      findings.add(
          current.file().toString(),
          "/" + place,
          raised < 0
              ? "was %s, is %s".formatted(before, after)
              : "is %s as before, but what %s is different"
                  .formatted(after, api ? "may be asked or answered" : "a document may hold"),
          api
              ? "whoever tells two versions of the API apart by it"
              : "whoever tells two versions apart by it, in metadata.schemaVersion",
          "raise it to " + next(before));
    }
  }

  private static String version(Place contract, String place) {
    return contract.node().at("/" + place).asText();
  }

  private static boolean isVersion(String text) {
    return text.matches("[0-9]{1,9}\\.[0-9]{1,9}(\\.[0-9]{1,9})?");
  }

  private static int[] majorAndMinor(String version) {
    return Arrays.stream(version.split("\\.")).limit(2).mapToInt(Integer::parseInt).toArray();
  }

  private static String next(String version) {
    int[] parts = majorAndMinor(version);
    String next = parts[0] + "." + (parts[1] + 1);
    return version.indexOf('.') == version.lastIndexOf('.') ? next : next + ".0";
  }

  /** What a contract allows; of an API its operations, and who may call them. */
  private static JsonNode said(Place contract) {
    if (!contract.has("openapi")) {
      return rules(contract);
    }
    ObjectNode said = JsonNodeFactory.instance.objectNode();
    said.set("paths", named(contract.at("paths")));
    said.set("security", rules(contract.at("security")));
    said.set("schemes", named(contract.at("components").at("securitySchemes")));
    return said;
  }

  /** Without what is said for people, references followed, lists in any order. */
  private static JsonNode rules(Place place) {
    Place rules = place.resolved();
    if (rules.node().isArray()) {
      Set<String> inAnyOrder = new TreeSet<>();
      for (int i = 0; i < rules.node().size(); i++) {
        inAnyOrder.add(rules(rules.at(Integer.toString(i))).toString());
      }
      return JsonNodeFactory.instance.textNode(inAnyOrder.toString());
    }
    if (!rules.node().isObject()) {
      return rules.node();
    }
    ObjectNode kept = JsonNodeFactory.instance.objectNode();
    rules
        .node()
        .fieldNames()
        .forEachRemaining(
            keyword -> {
              if (!WORDS.contains(keyword)
                  && (!keyword.startsWith("x-") || keyword.equals("x-groups"))) {
                Place value = rules.at(keyword);
                kept.set(keyword, NAMES.contains(keyword) ? named(value) : rules(value));
              }
            });
    return kept;
  }

  private static JsonNode named(Place place) {
    ObjectNode named = JsonNodeFactory.instance.objectNode();
    place.node().fieldNames().forEachRemaining(name -> named.set(name, rules(place.at(name))));
    return named;
  }
}
