package dev.polystack.workspace.topology;

import dev.polystack.workspace.stack.StackGraph;
import dev.polystack.workspace.stack.StackId;
import dev.polystack.workspace.stack.StackRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a project consists of and what flows between its parts, as the templates of its stacks say.
 *
 * @param services with their stacks, in the order of deployment
 * @param edges from where something comes to where it goes
 */
public record Topology(List<Service> services, List<Edge> edges) {

  /** A service and its stacks. */
  public record Service(String name, List<Stack> stacks) {}

  /**
   * A stack.
   *
   * @param id {@code service/stack}
   * @param folder its sources, relative to its repository
   * @param resources empty if the stack is only declared
   */
  public record Stack(
      String id,
      String name,
      String description,
      boolean mock,
      String folder,
      List<Resource> resources) {}

  /**
   * A resource.
   *
   * @param id {@code service/stack/logicalId}
   * @param name its logical id without the hash that the CDK appends
   * @param supporting whether it only serves another one, as a role does its function
   */
  public record Resource(String id, String name, String type, boolean supporting) {}

  /** What an edge stands for. */
  public enum Kind {
    /** Events: from who publishes to the rule that hears. */
    EVENT,
    /** Messages: from who sends to a queue of another stack. */
    QUEUE,
    /** Calls: from who calls to an API of another stack. */
    API,
    /** Any other value: from the stack that publishes it to one that consumes it. */
    PARAMETER,
    /** What passes on to what within a stack: a queue to its function. */
    FLOW,
    /** What refers to what within a stack: a function to its table. */
    USES
  }

  /** A connection between the ids of two stacks or resources. */
  public record Edge(String from, String to, Kind kind, String label) {}

  /** Copies the lists. */
  public Topology {
    services = List.copyOf(services);
    edges = List.copyOf(edges);
  }

  /** Reads the templates of all stacks of a graph. */
  public static Topology of(StackGraph graph) {
    Map<StackId, Template> templates = new LinkedHashMap<>();
    for (StackId id : graph.graph().order()) {
      StackRecord stack = graph.stack(id);
      templates.put(
          id,
          stack.template().isEmpty()
              ? Template.none(id, stack)
              : Template.of(id, stack, graph.assembly(id).template(stack)));
    }
    List<Edge> edges = new ArrayList<>();
    edges.addAll(EventEdges.of(templates.values()));
    edges.addAll(ParameterEdges.of(templates.values()));
    templates.values().forEach(template -> edges.addAll(InnerEdges.of(template)));
    return new Topology(services(templates), edges.stream().distinct().toList());
  }

  private static List<Service> services(Map<StackId, Template> templates) {
    Map<String, List<Stack>> services = new LinkedHashMap<>();
    templates.forEach(
        (id, template) ->
            services
                .computeIfAbsent(id.service(), any -> new ArrayList<>())
                .add(stack(id, template)));
    return services.entrySet().stream()
        .map(each -> new Service(each.getKey(), each.getValue()))
        .toList();
  }

  private static Stack stack(StackId id, Template template) {
    StackRecord stack = template.stack();
    return new Stack(
        id.toString(),
        id.stack(),
        stack.description(),
        stack.mock(),
        stack.folder(),
        template.resources().keySet().stream()
            .filter(each -> !template.type(each).equals("AWS::CDK::Metadata"))
            .map(each -> ResourceTypes.describe(template, each))
            .toList());
  }
}
