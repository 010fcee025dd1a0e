package dev.polystack.workspace.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DependencyGraphTest {

  /** api needs products and auth; products needs bus; journey needs api. */
  private static final DependencyGraph<String> SHOP =
      graph("journey: api", "api: products auth", "auth:", "products: bus", "bus:");

  @Test
  void order_putsEachNodeAfterItsDependencies() {
    assertThat(SHOP.order()).containsExactly("bus", "products", "auth", "api", "journey");
  }

  @Test
  void order_ofAVeryLongChain_doesNotOverflow() {
    var chain = new TreeMap<Integer, List<Integer>>();
    for (int i = 0; i < 3_000; i++) {
      chain.put(i, i == 0 ? List.of() : List.of(i - 1));
    }
    assertThat(DependencyGraph.of(chain.descendingMap()).order()).isSorted().hasSize(3_000);
  }

  @Test
  void withDependencies_reachesThroughOthers() {
    assertThat(SHOP.withDependencies(Set.of("api")))
        .containsExactly("bus", "products", "auth", "api");
  }

  @Test
  void withDependents_reachesThroughOthers() {
    assertThat(SHOP.withDependents(Set.of("products")))
        .containsExactly("products", "api", "journey");
  }

  @Test
  void select_keepsDependenciesThatLedThroughNodesLeftOut() {
    var selected = SHOP.select(Set.of("bus", "journey", "auth"));
    assertThat(selected.nodes()).containsExactly("bus", "auth", "journey");
    assertThat(selected.dependenciesOf("journey")).containsExactly("bus", "auth");
    assertThat(selected.dependentsOf("bus")).containsExactly("journey");
  }

  @Test
  void reversed_isTheOrderOfTakingDown() {
    assertThat(SHOP.reversed().order())
        .containsExactly("journey", "api", "auth", "products", "bus");
  }

  @Test
  void of_withSeveralProblems_namesAllOfThem() {
    assertThatThrownBy(() -> graph("a: b", "b: a", "c: missing", "d: d"))
        .isInstanceOfSatisfying(
            GraphException.class,
            e ->
                assertThat(e.problems())
                    .containsExactly(
                        "c depends on missing, which does not exist",
                        "a cycle: a -> b -> a",
                        "a cycle: d -> d"));
  }

  @Test
  void cycles_areAsShortAsTheyCanBeAndLeaveOutWhatOnlyLeadsToThem() {
    var dependencies = new LinkedHashMap<String, Set<String>>();
    dependencies.put("before", Set.of("a"));
    dependencies.put("a", Set.of("b", "after"));
    dependencies.put("b", Set.of("c", "a"));
    dependencies.put("c", Set.of("a"));
    dependencies.put("after", Set.of());
    assertThat(Cycles.in(dependencies)).containsExactly(List.of("a", "b", "a"));
  }

  @Test
  void dependenciesOf_anUnknownNode_namesIt() {
    assertThatThrownBy(() -> SHOP.dependenciesOf("orders"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no node 'orders' in this graph");
    assertThatThrownBy(() -> SHOP.select(Set.of("orders")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  static DependencyGraph<String> graph(String... lines) {
    Map<String, List<String>> dependencies = new LinkedHashMap<>();
    for (String line : lines) {
      String[] parts = line.split(":\\s*", 2);
      dependencies.put(parts[0], parts[1].isEmpty() ? List.of() : List.of(parts[1].split(" ")));
    }
    return DependencyGraph.of(dependencies);
  }
}
