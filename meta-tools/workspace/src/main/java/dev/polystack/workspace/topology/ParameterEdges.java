package dev.polystack.workspace.topology;

import dev.polystack.workspace.stack.StackRecord;
import dev.polystack.workspace.topology.Topology.Edge;
import dev.polystack.workspace.topology.Topology.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What stacks publish to others: values, and with them their queues and APIs. */
final class ParameterEdges {

  /** A published value: the id of what it tells of, and the type of that. */
  private record Published(String id, String type) {}

  private ParameterEdges() {}

  static List<Edge> of(Collection<Template> templates) {
    Map<String, Published> published = new HashMap<>();
    templates.forEach(template -> published.putAll(publishedBy(template)));
    List<Edge> edges = new ArrayList<>();
    for (Template template : templates) {
      for (StackRecord.Consumed consumed : template.stack().consumes()) {
        Published from = published.get(consumed.name());
        if (from != null) {
          for (String consumer : consumers(template, consumed.name())) {
            edges.add(edge(from, consumer, name(consumed.name())));
          }
        }
      }
    }
    return edges;
  }

  private static Edge edge(Published from, String consumer, String label) {
    if (from.type().equals(ResourceTypes.QUEUE)) {
      return new Edge(consumer, from.id(), Kind.QUEUE, label);
    }
    return ResourceTypes.isApi(from.type())
        ? new Edge(consumer, from.id(), Kind.API, label)
        : new Edge(from.id(), consumer, Kind.PARAMETER, label);
  }

  private static Map<String, Published> publishedBy(Template template) {
    Map<String, Published> published = new HashMap<>();
    template
        .stack()
        .publishes()
        .forEach(each -> published.put(each.name(), new Published(template.id().toString(), "")));
    for (String parameter : template.ofType(ResourceTypes.PARAMETER)) {
      Set<String> told = template.referredBy(template.properties(parameter).path("Value"));
      String path = template.properties(parameter).path("Name").asText();
      told.stream()
          .filter(each -> !ResourceTypes.isSupporting(template.type(each)))
          .findFirst()
          .ifPresent(
              each -> published.put(path, new Published(template.idOf(each), template.type(each))));
    }
    return published;
  }

  /**
   * The functions that are told the value; otherwise the stack, which uses it in some other way.
   */
  private static List<String> consumers(Template template, String path) {
    List<String> functions =
        template.ofType(ResourceTypes.FUNCTION).stream()
            .filter(each -> template.consumedBy(template.properties(each)).contains(path))
            .map(template::idOf)
            .toList();
    return functions.isEmpty() ? List.of(template.id().toString()) : functions;
  }

  private static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
