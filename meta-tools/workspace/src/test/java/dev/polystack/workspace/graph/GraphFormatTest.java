package dev.polystack.workspace.graph;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GraphFormatTest {

  private static final DependencyGraph<String> SHOP =
      DependencyGraphTest.graph(
          "store/api: store/catalog bus", "catalog/api: bus", "store/catalog: bus", "bus:");

  @Test
  void tree_showsWhatIsSharedOnce() {
    assertThat(GraphFormat.TREE.render(SHOP))
        .isEqualTo(
            """
            store/api
            ├─ store/catalog
            │  └─ bus
            └─ bus
            catalog/api
            └─ bus
            """);
  }

  @Test
  void tree_marksASubtreeThatWasShownBefore() {
    var graph = DependencyGraphTest.graph("x: a", "y: a", "a: b", "b:");
    assertThat(GraphFormat.TREE.render(graph))
        .isEqualTo(
            """
            x
            └─ a
               └─ b
            y
            └─ a (above)
            """);
  }

  @Test
  void mermaid_drawsArrowsInTheOrderOfTheWork() {
    assertThat(GraphFormat.MERMAID.render(DependencyGraphTest.graph("a\"b: bus", "bus:")))
        .isEqualTo(
            """
            flowchart LR
              n0["bus"]
              n1["a#quot;b"]
              n0 --> n1
            """);
  }

  @Test
  void dot_quotesNames() {
    assertThat(GraphFormat.DOT.render(DependencyGraphTest.graph("a\"b: bus", "bus:")))
        .isEqualTo(
            """
            digraph {
              rankdir=LR
              node [shape=box]
              "bus"
              "a\\"b"
              "bus" -> "a\\"b"
            }
            """);
  }

  @Test
  void json_listsEachNodeAfterWhatItNeeds() {
    assertThat(GraphFormat.JSON.render(DependencyGraphTest.graph("api: bus", "bus:")))
        .isEqualToIgnoringWhitespace(
            """
            {"nodes": [
              {"id": "bus", "dependencies": []},
              {"id": "api", "dependencies": ["bus"]}
            ]}
            """);
  }
}
