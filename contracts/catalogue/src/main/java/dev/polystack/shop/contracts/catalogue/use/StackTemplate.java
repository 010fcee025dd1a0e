package dev.polystack.shop.contracts.catalogue.use;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A stack of a service: what the stack kit recorded of it, and its CloudFormation template.
 *
 * @param published the parameters that stacks of other services may consume, by their full path
 * @param consumed the parameters that it consumes
 */
record StackTemplate(
    String service,
    String name,
    String description,
    Set<String> published,
    Set<String> consumed,
    JsonNode template) {

  /** A resource and its name in the template. */
  record Resource(String id, JsonNode properties) {}

  List<Resource> resources(String type) {
    return template.path("Resources").properties().stream()
        .filter(each -> each.getValue().path("Type").asText().equals(type))
        .map(each -> new Resource(each.getKey(), each.getValue().path("Properties")))
        .toList();
  }

  Party party(String evidence) {
    return new Party(service, name, description, evidence);
  }

  /** The parameters whose values are made of a resource: its name, its address. */
  Set<String> parametersOf(String resource) {
    Set<String> names = new TreeSet<>();
    for (Resource parameter : resources("AWS::SSM::Parameter")) {
      if (refersTo(parameter.properties().path("Value"), resource)) {
        names.add(parameter.properties().path("Name").asText());
      }
    }
    return names;
  }

  /** Statements of the stack's own roles that allow an action. */
  List<JsonNode> allowing(String action) {
    List<JsonNode> statements = new ArrayList<>();
    Stream.of("AWS::IAM::Policy", "AWS::IAM::ManagedPolicy", "AWS::IAM::Role")
        .flatMap(type -> resources(type).stream())
        .flatMap(resource -> resource.properties().findValues("Statement").stream())
        .forEach(list -> list.forEach(statements::add));
    return statements.stream()
        .filter(statement -> statement.path("Effect").asText().equals("Allow"))
        .filter(statement -> texts(statement.path("Action")).contains(action))
        .toList();
  }

  static boolean refersTo(JsonNode value, String resource) {
    if (value.path("Ref").asText().equals(resource)
        || value.path("Fn::GetAtt").path(0).asText().equals(resource)) {
      return true;
    }
    return StreamSupport.stream(value.spliterator(), false)
        .anyMatch(part -> refersTo(part, resource));
  }

  /** CloudFormation writes one text for a list of one. */
  static List<String> texts(JsonNode value) {
    return value.isTextual()
        ? List.of(value.asText())
        : StreamSupport.stream(value.spliterator(), false).map(JsonNode::asText).toList();
  }
}
