package dev.polystack.workspace.graph;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** A graph as text that other tools draw. An arrow leads from what is needed to what needs it. */
final class Diagrams {

  private Diagrams() {}

  static <N> String mermaid(DependencyGraph<N> graph) {
    var ids = ids(graph);
    var text = new StringBuilder("flowchart LR\n");
    for (N node : graph.order()) {
      // Mermaid has no escape within quotes but the entity.
      String label = node.toString().replace("\"", "#quot;");
      text.append("  %s[\"%s\"]\n".formatted(ids.get(node), label));
    }
    for (N node : graph.order()) {
      for (N needed : graph.dependenciesOf(node)) {
        text.append("  %s --> %s\n".formatted(ids.get(needed), ids.get(node)));
      }
    }
    return text.toString();
  }

  static <N> String dot(DependencyGraph<N> graph) {
    var text = new StringBuilder("digraph {\n  rankdir=LR\n  node [shape=box]\n");
    for (N node : graph.order()) {
      text.append("  %s\n".formatted(quoted(node)));
    }
    for (N node : graph.order()) {
      for (N needed : graph.dependenciesOf(node)) {
        text.append("  %s -> %s\n".formatted(quoted(needed), quoted(node)));
      }
    }
    return text.append("}\n").toString();
  }

  private static <N> Map<N, String> ids(DependencyGraph<N> graph) {
    var ids = new HashMap<N, String>();
    graph.order().forEach(node -> ids.put(node, "n" + ids.size()));
    return ids;
  }

  private static String quoted(Object node) {
    return '"' + Objects.toString(node).replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
