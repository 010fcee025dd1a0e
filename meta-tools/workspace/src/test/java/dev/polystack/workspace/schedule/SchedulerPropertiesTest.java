package dev.polystack.workspace.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polystack.workspace.graph.DependencyGraph;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every graph, every width and every set of failures. */
@Timeout(60)
class SchedulerPropertiesTest {

  static LongStream seeds() {
    return LongStream.range(0, 150);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void run_ofARandomGraph_keepsItsPromises(long seed) {
    var random = new Random(seed);
    var graph = randomGraph(random);
    var widths = Map.of(Lane.CPU, 1 + random.nextInt(3), Lane.NETWORK, 1 + random.nextInt(8));
    var failing = randomSubset(graph.nodes(), random);
    var observed = new Observed(graph, failing, widths);

    var report = new Scheduler(widths).run(graph, observed, Listener.none());

    assertThat(observed.violations).isEmpty();
    var skipped = new LinkedHashSet<>(graph.withDependents(observed.ran(failing)));
    skipped.removeAll(observed.ran(failing));
    assertThat(report.executions()).containsOnlyKeys(graph.nodes());
    assertThat(report.failures()).containsOnlyKeys(observed.ran(failing));
    assertThat(report.ended(Outcome.Skipped.class)).isEqualTo(skipped);
    for (Integer node : graph.nodes()) {
      assertThat(observed.runs.getOrDefault(node, 0))
          .as("runs of %s", node)
          .isEqualTo(skipped.contains(node) ? 0 : 1);
    }
    for (Integer node : skipped) {
      var expected = new LinkedHashSet<>(graph.withDependencies(Set.of(node)));
      expected.retainAll(observed.ran(failing));
      assertThat(report.executions().get(node).outcome())
          .isEqualTo(new Outcome.Skipped<>(expected));
    }
  }

  /** A body that looks around itself each time it runs. */
  private static final class Observed implements Task<Integer> {

    final Map<Integer, Integer> runs = new ConcurrentHashMap<>();
    final Set<String> violations = ConcurrentHashMap.newKeySet();
    private final Set<Integer> ended = ConcurrentHashMap.newKeySet();
    private final Map<Lane, AtomicInteger> running = new EnumMap<>(Lane.class);
    private final DependencyGraph<Integer> graph;
    private final Set<Integer> failing;
    private final Map<Lane, Integer> widths;

    Observed(DependencyGraph<Integer> graph, Set<Integer> failing, Map<Lane, Integer> widths) {
      this.graph = graph;
      this.failing = failing;
      this.widths = widths;
      for (Lane lane : Lane.values()) {
        running.put(lane, new AtomicInteger());
      }
    }

    @Override
    public Result run(Integer node) {
      runs.merge(node, 1, Integer::sum);
      if (running.get(lane(node)).incrementAndGet() > widths.get(lane(node))) {
        violations.add("%s made %s too wide".formatted(node, lane(node)));
      }
      for (Integer dependency : graph.dependenciesOf(node)) {
        if (!ended.contains(dependency) || failing.contains(dependency)) {
          violations.add("%s ran before %s was done".formatted(node, dependency));
        }
      }
      for (int i = 0; i < 2_000; i++) { // long enough to meet others
        Thread.onSpinWait();
      }
      running.get(lane(node)).decrementAndGet();
      ended.add(node);
      if (failing.contains(node)) {
        throw new IllegalStateException("fails on purpose");
      }
      return node % 2 == 0 ? Result.DONE : Result.UNCHANGED;
    }

    @Override
    public Lane lane(Integer node) {
      return node % 3 == 0 ? Lane.CPU : Lane.NETWORK;
    }

    Set<Integer> ran(Set<Integer> nodes) {
      var result = new LinkedHashSet<>(nodes);
      result.retainAll(runs.keySet());
      return result;
    }
  }

  private static DependencyGraph<Integer> randomGraph(Random random) {
    int size = random.nextInt(60);
    double density = random.nextDouble() * 0.2;
    var dependencies = new LinkedHashMap<Integer, Set<Integer>>();
    for (int node = 0; node < size; node++) {
      var needs = new LinkedHashSet<Integer>();
      for (int earlier = 0; earlier < node; earlier++) {
        if (random.nextDouble() < density) {
          needs.add(earlier);
        }
      }
      dependencies.put(node, needs);
    }
    return DependencyGraph.of(dependencies);
  }

  private static Set<Integer> randomSubset(Set<Integer> nodes, Random random) {
    double share = random.nextBoolean() ? 0 : 0.2;
    var subset = new LinkedHashSet<Integer>();
    nodes.stream().filter(node -> random.nextDouble() < share).forEach(subset::add);
    return subset;
  }
}
