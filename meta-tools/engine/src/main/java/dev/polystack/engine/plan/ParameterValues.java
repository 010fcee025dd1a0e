package dev.polystack.engine.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.polystack.workspace.stack.StackId;
import dev.polystack.workspace.stack.StackRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What published parameters are worth: now, and once the stacks before are deployed. */
final class ParameterValues {

  private static final String UNKNOWN = "(known after ";

  private final Map<String, String> now;
  private final Map<String, String> then;

  /** Starts from the environment as it is. */
  ParameterValues(Map<String, String> now) {
    this.now = Map.copyOf(now);
    this.then = new HashMap<>(now);
  }

  /** What a stack will find when it is deployed, by the full path of what it consumes. */
  Map<String, String> consumedBy(StackRecord stack) {
    Map<String, String> values = new HashMap<>();
    for (StackRecord.Consumed consumed : stack.consumes()) {
      String value = then.get(consumed.name());
      if (value != null) {
        values.put(consumed.name(), value);
      }
    }
    return values;
  }

  /** What a stack consumes of which nobody knows the value yet, with who will. */
  List<String> unknownTo(StackRecord stack) {
    List<String> unknown = new ArrayList<>();
    consumedBy(stack)
        .forEach(
            (path, value) -> {
              if (value.startsWith(UNKNOWN)) {
                unknown.add(path + " " + value);
              }
            });
    unknown.sort(null);
    return unknown;
  }

  /**
   * Notes what a stack publishes once it is deployed.
   *
   * @param template what it is deployed from, with the values of what it consumes
   * @param changes what the deployment does; everything, if it is new
   */
  void publish(StackId id, JsonNode template, List<ResourceChange> changes) {
    Set<String> changed = changes.stream().map(ResourceChange::id).collect(Collectors.toSet());
    for (var resource : template.path("Resources").properties()) {
      JsonNode properties = resource.getValue().path("Properties");
      String path = properties.path("Name").asText();
      if (!resource.getValue().path("Type").asText().equals("AWS::SSM::Parameter")) {
        continue;
      }
      JsonNode value = properties.path("Value");
      if (value.isTextual() && !value.asText().contains(UNKNOWN)) {
        then.put(path, value.asText());
      } else if (changed.contains(resource.getKey()) || !then.containsKey(path)) {
        then.put(path, UNKNOWN + id + " is deployed)");
      }
    }
  }

  /** A template with the values that it will be deployed with in their places. */
  JsonNode inNext(JsonNode template) {
    return in(template, Map.of(), then);
  }

  /**
   * A deployed template with the values that it was deployed with in their places.
   *
   * @param known those that CloudFormation tells, by the name in the template; for others what
   *     their parameter is worth now
   */
  JsonNode inDeployed(JsonNode template, Map<String, String> known) {
    return in(template, known, now);
  }

  private static JsonNode in(
      JsonNode template, Map<String, String> known, Map<String, String> byPath) {
    Map<String, String> values = new HashMap<>(known);
    for (var parameter : template.path("Parameters").properties()) {
      String value = byPath.get(parameter.getValue().path("Default").asText());
      if (value != null
          && parameter.getValue().path("Type").asText().startsWith("AWS::SSM::Parameter::Value")) {
        values.putIfAbsent(parameter.getKey(), value);
      }
    }
    ObjectNode copy = template.deepCopy();
    if (copy.get("Resources") instanceof ObjectNode resources) {
      copy.set("Resources", filled(resources, values));
    }
    return copy;
  }

  private static JsonNode filled(JsonNode node, Map<String, String> values) {
    if (node.size() == 1 && node.path("Ref").isTextual()) {
      String value = values.get(node.path("Ref").asText());
      return value == null ? node : TextNode.valueOf(value);
    }
    if (node instanceof ObjectNode object) {
      object.properties().forEach(field -> field.setValue(filled(field.getValue(), values)));
    } else if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        array.set(i, filled(array.get(i), values));
      }
    }
    return node;
  }
}
