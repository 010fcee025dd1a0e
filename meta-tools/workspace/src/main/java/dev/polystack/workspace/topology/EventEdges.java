package dev.polystack.workspace.topology;

import com.fasterxml.jackson.databind.JsonNode;
import dev.polystack.workspace.topology.Topology.Edge;
import dev.polystack.workspace.topology.Topology.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Events, from who may put them on a bus to the rules that name them. An event's source is the
 * service that publishes it.
 */
final class EventEdges {

  private static final String PUT = "events:PutEvents";

  private EventEdges() {}

  static List<Edge> of(Collection<Template> templates) {
    List<Edge> edges = new ArrayList<>();
    for (Template hearer : templates) {
      for (String rule : hearer.ofType(ResourceTypes.RULE)) {
        JsonNode pattern = hearer.properties(rule).path("EventPattern");
        for (String source : Template.texts(pattern.path("source"))) {
          for (String event : Template.texts(pattern.path("detail-type"))) {
            for (String from : publishers(templates, source, event)) {
              edges.add(new Edge(from, hearer.idOf(rule), Kind.EVENT, event));
            }
          }
        }
      }
    }
    return edges;
  }

  private static List<String> publishers(
      Collection<Template> templates, String service, String event) {
    List<String> publishers = new ArrayList<>();
    for (Template template : templates) {
      if (template.id().service().equals(service)) {
        template
            .allowing(PUT)
            .forEach(
                (statement, roles) -> {
                  if (covers(statement, event)) {
                    publishers.addAll(template.functionsWith(Set.copyOf(roles)));
                  }
                });
      }
    }
    return publishers;
  }

  /** A permission may be limited to some events by a condition. */
  private static boolean covers(JsonNode statement, String event) {
    return statement.path("Condition").findValues("events:detail-type").stream()
        .map(Template::texts)
        .allMatch(names -> names.contains(event));
  }
}
