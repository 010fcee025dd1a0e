package dev.polystack.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.polystack.engine.WorkFolder;
import dev.polystack.engine.output.Console;
import dev.polystack.engine.output.TaskRecord.State;
import dev.polystack.workspace.graph.DependencyGraph;
import dev.polystack.workspace.schedule.Lane;
import dev.polystack.workspace.schedule.Limits;
import dev.polystack.workspace.schedule.Listener;
import dev.polystack.workspace.schedule.Report;
import dev.polystack.workspace.schedule.Scheduler;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunnerTest {

  @TempDir private Path folder;
  private final List<String> ran = Collections.synchronizedList(new ArrayList<>());

  @Test
  void run_startsTheLongestPathFirst_byTheTimesOfTheLastRun() throws Exception {
    Files.createDirectories(folder.resolve("run"));
    Files.write(folder.resolve("run/durations"), List.of("100\tdeploy  a", "9000\tdeploy  b"));

    run(RunOptions.USUAL, Set.of(), "a", "b");

    assertThat(ran).containsExactly("b", "a");
    assertThat(Files.readAllLines(folder.resolve("run/durations")))
        .hasSize(2)
        .noneMatch(line -> line.startsWith("9000"));
  }

  @Test
  void run_resumed_leavesOutWhatWasDone() {
    run(RunOptions.USUAL, Set.of("b"), "a", "b");
    ran.clear();

    run(resumed(), Set.of(), "a", "b");

    assertThat(ran).containsExactly("b");
  }

  @Test
  void run_resumedAfterAnotherOne_isRefused() {
    run(RunOptions.USUAL, Set.of(), "a", "b");

    assertThatThrownBy(() -> run(resumed(), Set.of(), "a", "c"))
        .hasMessageContaining("There is nothing to resume");
  }

  @Test
  void run_resumedAfterHalfALine_doesThatTaskAgain() throws Exception {
    run(RunOptions.USUAL, Set.of("b"), "a", "b");
    Files.writeString(
        folder.resolve("run/deploy-deploy.journal"),
        Files.readString(folder.resolve("run/deploy-deploy.journal")).replace("done a\n", "done "));
    ran.clear();

    run(resumed(), Set.of("b"), "a", "b");
    run(resumed(), Set.of(), "a", "b");

    assertThat(ran).containsExactlyInAnyOrder("a", "b", "b");
  }

  @Test
  void conclude_ofARunWithoutResume_whoseTimeIsOver_doesNotAdviseIt() {
    var said = new ByteArrayOutputStream();
    Job<String> job = new Recording(Set.of());
    Report<String> report =
        new Scheduler(
                Map.of(Lane.CPU, 1),
                new Limits(Optional.empty(), Optional.of(Duration.ZERO), false))
            .run(DependencyGraph.of(Map.of("a", List.of())), job, Listener.none());

    try (Runner runner =
        Runner.usual(new WorkFolder(folder), "test", Console.plain(new PrintStream(said)))) {
      runner.conclude(report);
    }

    assertThat(said.toString(StandardCharsets.UTF_8))
        .isEqualTo("The time for all of it is over. --timeout gives it more.\n");
  }

  @Test
  void summarize_countsWhatPeopleHaveSeen() {
    var lines = new ByteArrayOutputStream();
    var console = Console.plain(new PrintStream(lines, true, StandardCharsets.UTF_8));
    try (Runner runner = Runner.usual(new WorkFolder(folder), "exec", console)) {
      runner.run("look", graph("x", "y"), new Unseen(), Map.of(Lane.CPU, 1), 0);
      runner.run("exec", graph("a"), new Recording(Set.of()), Map.of(Lane.CPU, 1), 0);
      runner.summarize();
      assertThat(runner.record().count(State.UNCHANGED)).isEqualTo(2);
    }

    assertThat(lines.toString(StandardCharsets.UTF_8))
        .contains("1 done in ")
        .doesNotContain("unchanged");
  }

  /** There is nothing to do, and nobody is told. */
  private static final class Unseen implements Job<String> {

    @Override
    public Result run(String node) {
      return Result.UNCHANGED;
    }

    @Override
    public String name(String node) {
      return node;
    }

    @Override
    public boolean showsUnchanged() {
      return false;
    }
  }

  private static DependencyGraph<String> graph(String... nodes) {
    Map<String, List<String>> graph = new LinkedHashMap<>();
    List.of(nodes).forEach(node -> graph.put(node, List.of()));
    return DependencyGraph.of(graph);
  }

  private void run(RunOptions options, Set<String> failing, String... nodes) {
    try (Runner runner = new Runner(new WorkFolder(folder), "deploy", options)) {
      Report<String> report =
          runner.run("deploy", graph(nodes), new Recording(failing), Map.of(Lane.CPU, 1), 0);
      assertThat(report.succeeded()).isEqualTo(failing.isEmpty());
      assertThat(runner.record().count(State.FAILED)).isEqualTo(failing.size());
    }
  }

  private static RunOptions resumed() {
    return new RunOptions(
        OptionalInt.empty(),
        OptionalInt.empty(),
        RunOptions.USUAL.limits(),
        RunOptions.Resume.ASKED,
        RunOptions.USUAL.outputs());
  }

  private final class Recording implements Job<String> {

    private final Set<String> failing;

    Recording(Set<String> failing) {
      this.failing = failing;
    }

    @Override
    public Result run(String node) throws IOException {
      ran.add(node);
      if (failing.contains(node)) {
        throw new IOException("broken");
      }
      return Result.DONE;
    }

    @Override
    public String name(String node) {
      return node;
    }

    @Override
    public boolean isResumable(String node) {
      return true;
    }
  }
}
