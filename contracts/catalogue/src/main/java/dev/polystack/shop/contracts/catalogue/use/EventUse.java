package dev.polystack.shop.contracts.catalogue.use;

import com.fasterxml.jackson.databind.JsonNode;
import dev.polystack.shop.contracts.catalogue.contract.MessageContract;
import dev.polystack.shop.contracts.catalogue.use.StackTemplate.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who publishes and who hears an event. A stack publishes its service's events if a role of it may
 * put events, all of them or those that the permission's condition names. A stack hears an event if
 * a rule of it names the event; a rule without names, such as the bus's own log, is nobody's use.
 */
final class EventUse {

  private final List<StackTemplate> stacks;

  EventUse(List<StackTemplate> stacks) {
    this.stacks = stacks;
  }

  Usage of(MessageContract event) {
    List<Party> producers =
        stacks.stream()
            .filter(stack -> stack.service().equals(event.service()))
            .filter(
                stack ->
                    stack.allowing("events:PutEvents").stream()
                        .anyMatch(statement -> covers(statement, event.name())))
            .map(stack -> stack.party("may put events on the bus"))
            .toList();
    List<Party> consumers = new ArrayList<>();
    for (StackTemplate stack : stacks) {
      for (Resource rule : stack.resources("AWS::Events::Rule")) {
        JsonNode pattern = rule.properties().path("EventPattern");
        if (names(pattern).contains(event.name()) && isFrom(pattern, event.service())) {
          consumers.add(stack.party("its rule " + rule.id() + " names the event"));
        }
      }
    }
    return new Usage(producers, consumers);
  }

  /** Rules that name what no contract promises, or in a way that cannot be listed. */
  List<String> problems(List<MessageContract> events) {
    Set<String> known =
        events.stream()
            .map(event -> event.service() + " " + event.name())
            .collect(Collectors.toSet());
    List<String> problems = new ArrayList<>();
    for (StackTemplate stack : stacks) {
      for (Resource rule : stack.resources("AWS::Events::Rule")) {
        JsonNode pattern = rule.properties().path("EventPattern");
        String where = "%s/%s, rule %s: ".formatted(stack.service(), stack.name(), rule.id());
        for (JsonNode name : pattern.path("detail-type")) {
          if (!name.isTextual()) {
            problems.add(
                where
                    + "detail-type is matched by %s; name the events, so that it shows who hears them"
                        .formatted(name));
            continue;
          }
          StackTemplate.texts(pattern.path("source")).stream()
              .filter(source -> !source.startsWith("aws."))
              .filter(source -> !known.contains(source + " " + name.asText()))
              .map(
                  source ->
                      where + "no contract promises %s of %s".formatted(name.asText(), source))
              .forEach(problems::add);
        }
      }
    }
    return problems;
  }

  private static List<String> names(JsonNode pattern) {
    return StackTemplate.texts(pattern.path("detail-type"));
  }

  private static boolean isFrom(JsonNode pattern, String service) {
    return !pattern.has("source") || StackTemplate.texts(pattern.path("source")).contains(service);
  }

  private static boolean covers(JsonNode statement, String event) {
    List<JsonNode> conditions = statement.path("Condition").findValues("events:detail-type");
    return conditions.stream().map(StackTemplate::texts).allMatch(names -> names.contains(event));
  }
}
