package dev.polystack.shop.contracts.compatibility;

import java.util.Map;
import java.util.TreeMap;

/**
 * Compares the parameters of an operation: those of its path and its own, which come first.
 *
 * @see <a href="https://spec.openapis.org/oas/v3.1.1.html#path-item-object">Path items in OpenAPI
 *     3.1</a>
 */
final class ParameterComparison {

  private final Place old;
  private final Place now;
  private final Findings findings;
  private final SchemaComparison schemas;

  /** A comparison of the operations of two documents. */
  ParameterComparison(Place old, Place now, Findings findings) {
    this.old = old;
    this.now = now;
    this.findings = findings;
    this.schemas = new SchemaComparison(Direction.BACKWARD, findings);
  }

  void compare(String path, String method) {
    Place operation = now.at("paths").at(path).at(method);
    Map<String, Place> before = parameters(old.at("paths").at(path), method);
    Map<String, Place> after = parameters(now.at("paths").at(path), method);
    before.forEach(
        (name, parameter) -> {
          Place same = after.get(name);
          if (same == null) {
            add(operation, "the %s was removed".formatted(name), "keep accepting it");
            return;
          }
          schemas.compare(parameter.at("schema"), same.at("schema"));
          if (isRequired(same) && !isRequired(parameter)) {
            add(operation, "the %s is required now".formatted(name), "keep it optional");
          }
        });
    after.forEach(
        (name, parameter) -> {
          if (isRequired(parameter) && !before.containsKey(name)) {
            add(operation, "the %s is new and required".formatted(name), "make it optional");
          }
        });
  }

  private static boolean isRequired(Place parameter) {
    return parameter.node().path("required").asBoolean();
  }

  /** By where they stand and what they are called, which is what tells them apart. */
  private static Map<String, Place> parameters(Place path, String method) {
    Map<String, Place> parameters = new TreeMap<>();
    add(path.at("parameters"), parameters);
    add(path.at(method).at("parameters"), parameters);
    return parameters;
  }

  private static void add(Place list, Map<String, Place> parameters) {
    for (int i = 0; i < list.node().size(); i++) {
      Place parameter = list.at(Integer.toString(i)).resolved();
      parameters.put(
          "%s parameter %s".formatted(parameter.text("in"), parameter.text("name")), parameter);
    }
  }

  private void add(Place where, String change, String instead) {
    findings.add(where, Direction.BACKWARD, change, instead);
  }
}
