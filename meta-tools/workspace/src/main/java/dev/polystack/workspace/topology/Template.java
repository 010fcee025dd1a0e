package dev.polystack.workspace.topology;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.polystack.workspace.stack.StackId;
import dev.polystack.workspace.stack.StackRecord;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** A stack and its CloudFormation template. */
record Template(
    StackId id, StackRecord stack, JsonNode parameters, Map<String, JsonNode> resources) {

  private static final Pattern SUBSTITUTED = Pattern.compile("\\$\\{([^.}!]+)[^}]*}");

  static Template of(StackId id, StackRecord stack, JsonNode template) {
    Map<String, JsonNode> resources = new LinkedHashMap<>();
    template
        .path("Resources")
        .properties()
        .forEach(each -> resources.put(each.getKey(), each.getValue()));
    return new Template(
        id, stack, template.path("Parameters"), Collections.unmodifiableMap(resources));
  }

  /** Of a stack that is only declared. */
  static Template none(StackId id, StackRecord stack) {
    return new Template(id, stack, MissingNode.getInstance(), Map.of());
  }

  /** A resource's id among all stacks. */
  String idOf(String logicalId) {
    return id + "/" + logicalId;
  }

  String type(String logicalId) {
    return resource(logicalId).path("Type").asText();
  }

  JsonNode properties(String logicalId) {
    return resource(logicalId).path("Properties");
  }

  /** The resources of a type. */
  List<String> ofType(String type) {
    return resources.keySet().stream().filter(each -> type(each).equals(type)).toList();
  }

  /** The resources that a value refers to, by Ref, GetAtt or Sub. */
  Set<String> referredBy(JsonNode value) {
    Set<String> names = new LinkedHashSet<>(names(value));
    names.retainAll(resources.keySet());
    return names;
  }

  /** The paths of the published parameters that a value is made of. */
  Set<String> consumedBy(JsonNode value) {
    Set<String> paths = new LinkedHashSet<>();
    for (String name : names(value)) {
      JsonNode parameter = parameters.path(name);
      if (parameter.path("Type").asText().startsWith("AWS::SSM::Parameter::Value")) {
        paths.add(parameter.path("Default").asText());
      }
    }
    return paths;
  }

  /** Statements that allow an action, each with the roles that have it. */
  Map<JsonNode, Set<String>> allowing(String action) {
    Map<JsonNode, Set<String>> statements = new LinkedHashMap<>();
    for (String policy : resources.keySet()) {
      String type = type(policy);
      if (type.equals("AWS::IAM::Role") || type.equals("AWS::IAM::Policy")) {
        Set<String> roles =
            type.equals("AWS::IAM::Role")
                ? Set.of(policy)
                : referredBy(properties(policy).path("Roles"));
        for (JsonNode list : properties(policy).findValues("Statement")) {
          StreamSupport.stream(list.spliterator(), false)
              .filter(each -> each.path("Effect").asText().equals("Allow"))
              .filter(each -> texts(each.path("Action")).contains(action))
              .forEach(each -> statements.put(each, roles));
        }
      }
    }
    return statements;
  }

  /** The functions that run with one of these roles; the stack itself if there is none. */
  List<String> functionsWith(Set<String> roles) {
    List<String> functions = new ArrayList<>();
    for (String function : ofType(ResourceTypes.FUNCTION)) {
      if (referredBy(properties(function).path("Role")).stream().anyMatch(roles::contains)) {
        functions.add(idOf(function));
      }
    }
    return functions.isEmpty() ? List.of(id.toString()) : functions;
  }

  /** CloudFormation writes one text for a list of one. */
  static List<String> texts(JsonNode value) {
    return value.isTextual()
        ? List.of(value.asText())
        : StreamSupport.stream(value.spliterator(), false)
            .filter(JsonNode::isTextual)
            .map(JsonNode::asText)
            .toList();
  }

  private JsonNode resource(String logicalId) {
    return resources.getOrDefault(logicalId, MissingNode.getInstance());
  }

  private static Set<String> names(JsonNode value) {
    Set<String> names = new LinkedHashSet<>();
    collect(value, names);
    return names;
  }

  private static void collect(JsonNode value, Set<String> names) {
    value
        .properties()
        .forEach(
            field -> {
              switch (field.getKey()) {
                case "Ref" -> names.add(field.getValue().asText());
                case "Fn::GetAtt" -> names.add(field.getValue().path(0).asText());
                case "Fn::Sub" -> {
                  Matcher found = SUBSTITUTED.matcher(field.getValue().toString());
                  while (found.find()) {
                    names.add(found.group(1));
                  }
                }
                default -> collect(field.getValue(), names);
              }
            });
    if (value.isArray()) {
      value.forEach(each -> collect(each, names));
    }
  }
}
