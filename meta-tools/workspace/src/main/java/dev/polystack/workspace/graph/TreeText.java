package dev.polystack.workspace.graph;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A graph as a tree of text: what nothing depends on stands at the top. A node's own dependencies
 * are shown where it first comes up; after that it is marked with {@code (above)}.
 */
final class TreeText<N> {

  private final DependencyGraph<N> graph;
  private final Set<N> shown = new HashSet<>();
  private final StringBuilder text = new StringBuilder();

  private TreeText(DependencyGraph<N> graph) {
    this.graph = graph;
  }

  static <N> String of(DependencyGraph<N> graph) {
    var tree = new TreeText<>(graph);
    graph.nodes().stream()
        .filter(node -> graph.dependentsOf(node).isEmpty())
        .forEach(node -> tree.add(node, "", ""));
    return tree.text.toString();
  }

  private void add(N node, String branch, String indent) {
    List<N> below = new ArrayList<>(graph.dependenciesOf(node));
    boolean first = shown.add(node);
    text.append(branch)
        .append(node)
        .append(first || below.isEmpty() ? "" : " (above)")
        .append('\n');
    if (first) {
      for (int i = 0; i < below.size(); i++) {
        boolean last = i == below.size() - 1;
        add(below.get(i), indent + (last ? "└─ " : "├─ "), indent + (last ? "   " : "│  "));
      }
    }
  }
}
