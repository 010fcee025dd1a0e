package dev.polystack.workspace.graph;

/** The ways to show a graph. */
public enum GraphFormat {
  /** Indented text for a terminal: beneath each node what it depends on. */
  TREE {
    @Override
    public String render(DependencyGraph<?> graph) {
      return TreeText.of(graph);
    }
  },
  /** A <a href="https://mermaid.js.org">Mermaid</a> flow chart, which Markdown viewers draw. */
  MERMAID {
    @Override
    public String render(DependencyGraph<?> graph) {
      return Diagrams.mermaid(graph);
    }
  },
  /** <a href="https://graphviz.org/doc/info/lang.html">Graphviz</a>. */
  DOT {
    @Override
    public String render(DependencyGraph<?> graph) {
      return Diagrams.dot(graph);
    }
  },
  /** {@code {"nodes": [{"id": "a", "dependencies": ["b"]}]}}, each node after what it needs. */
  JSON {
    @Override
    public String render(DependencyGraph<?> graph) {
      return GraphJson.of(graph);
    }
  };

  /** Shows the graph, every node by its {@code toString}; lines end with a line feed. */
  public abstract String render(DependencyGraph<?> graph);
}
