package dev.polystack.shop.contracts.compatibility;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * Compares how callers of an operation prove who they are: each way that the release accepted has
 * to be enough still.
 *
 * @see <a href="https://spec.openapis.org/oas/v3.1.1.html#security-requirement-object">Security
 *     requirements in OpenAPI 3.1</a>
 */
final class SecurityComparison {

  private static final List<String> WORDS = List.of("description", "bearerFormat");

  private final Place old;
  private final Place now;
  private final Findings findings;

  /** A comparison of the operations of two documents. */
  SecurityComparison(Place old, Place now, Findings findings) {
    this.old = old;
    this.now = now;
    this.findings = findings;
  }

  void operation(Place before, Place after) {
    List<JsonNode> ways = ways(now, after);
    for (JsonNode way : ways(old, before)) {
      if (ways.stream().noneMatch(each -> isEnough(way, each))) {
        findings.add(
            after.at("security"),
            Direction.BACKWARD,
            "%s is not enough any more".formatted(way.isEmpty() ? "nothing" : way),
            "keep accepting it beside what is new, or make another operation");
      }
    }
  }

  /** Whether the new operation may be called by whoever shows nothing. */
  boolean isOpenToAll(Place operation) {
    return ways(now, operation).stream().anyMatch(JsonNode::isEmpty);
  }

  /** Any of these is enough; without any, nothing is needed. */
  private static List<JsonNode> ways(Place document, Place operation) {
    JsonNode ways = (operation.has("security") ? operation : document).node().path("security");
    return ways.isEmpty()
        ? List.of(JsonNodeFactory.instance.objectNode())
        : StreamSupport.stream(ways.spliterator(), false).toList();
  }

  private boolean isEnough(JsonNode shown, JsonNode needed) {
    return needed.properties().stream()
        .allMatch(
            each ->
                shown.has(each.getKey())
                    && scopes(shown.path(each.getKey())).containsAll(scopes(each.getValue()))
                    && scheme(old, each.getKey()).equals(scheme(now, each.getKey())));
  }

  private static Set<String> scopes(JsonNode list) {
    Set<String> scopes = new HashSet<>();
    list.forEach(each -> scopes.add(each.asText()));
    return scopes;
  }

  private static JsonNode scheme(Place document, String name) {
    JsonNode scheme =
        document.at("components").at("securitySchemes").at(name).resolved().node().deepCopy();
    return scheme instanceof ObjectNode object ? object.remove(WORDS) : scheme;
  }
}
