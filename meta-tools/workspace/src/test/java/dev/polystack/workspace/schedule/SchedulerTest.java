package dev.polystack.workspace.schedule;

import static dev.polystack.workspace.schedule.Task.Result.DONE;
import static dev.polystack.workspace.schedule.Task.Result.UNCHANGED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.polystack.workspace.graph.DependencyGraph;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SchedulerTest {

  private static final Scheduler NARROW = new Scheduler(Map.of());
  private static final Scheduler WIDE = new Scheduler(Map.of(Lane.CPU, 4, Lane.NETWORK, 4));

  private final Recorder recorder = new Recorder();

  @Test
  void run_startsANodeWhileAnotherOfItsDepthIsStillBusy() {
    // With waves "next" would wait for "slow", which waits for "next".
    var nextStarted = new CountDownLatch(1);
    var graph = graph("slow:", "quick:", "next: quick");
    var report =
        WIDE.run(
            graph,
            node -> {
              if (node.equals("next")) {
                nextStarted.countDown();
              } else if (node.equals("slow")) {
                await(nextStarted);
              }
              return DONE;
            },
            recorder);
    assertThat(report.succeeded()).isTrue();
    assertThat(recorder.events.indexOf("start next"))
        .isLessThan(recorder.events.indexOf("done slow"));
  }

  @Test
  void run_startsTheLongestPathFirst() {
    // "head" leads to a short path too; it is the longest one behind it that counts.
    var graph =
        graph("rival:", "end: rival", "head:", "leaf: head", "middle: head", "tail: middle");
    NARROW.run(graph, node -> DONE, recorder);
    assertThat(started()).containsExactly("head", "rival", "middle", "end", "leaf", "tail");
  }

  @Test
  void run_weighsPathsByTheirEstimates() {
    var graph = graph("chain:", "end: chain", "heavy:");
    NARROW.run(
        graph,
        new Task<>() {
          @Override
          public Result run(String node) {
            return DONE;
          }

          @Override
          public Duration estimate(String node) {
            return node.equals("heavy") ? Duration.ofMinutes(5) : Duration.ofSeconds(1);
          }
        },
        recorder);
    assertThat(started()).containsExactly("heavy", "chain", "end");
  }

  @Test
  void run_letsOneLaneGoOnWhileAnotherIsFull() {
    // Two network tasks meet at a barrier although the only processor is taken by a third task.
    var meeting = new CyclicBarrier(3);
    var report =
        new Scheduler(Map.of(Lane.CPU, 1, Lane.NETWORK, 2))
            .run(
                graph("compile:", "deploy-a:", "deploy-b:"),
                new Task<>() {
                  @Override
                  public Result run(String node) throws Exception {
                    meeting.await(10, TimeUnit.SECONDS);
                    return DONE;
                  }

                  @Override
                  public Lane lane(String node) {
                    return node.startsWith("deploy") ? Lane.NETWORK : Lane.CPU;
                  }
                },
                recorder);
    assertThat(report.succeeded()).isTrue();
  }

  @Test
  void run_withAFailure_skipsOnlyItsDependentsAndSaysWhy() {
    var boom = new IOException("boom");
    var graph = graph("a:", "b: a", "c: b", "other:", "after: other", "both: c after");
    var report =
        WIDE.run(
            graph,
            node -> {
              if (node.equals("a")) {
                throw boom;
              }
              return DONE;
            },
            recorder);
    assertThat(report.succeeded()).isFalse();
    assertThat(report.failures()).containsExactly(Map.entry("a", boom));
    assertThat(report.ended(Outcome.Done.class)).containsExactlyInAnyOrder("other", "after");
    assertThat(report.ended(Outcome.Skipped.class)).containsExactlyInAnyOrder("b", "c", "both");
    assertThat(outcome(report, "both")).isEqualTo(new Outcome.Skipped<>(Set.of("a")));
    assertThat(recorder.events).doesNotContain("start b", "start c", "start both");
  }

  @Test
  void run_withSeveralFailures_namesEachOfThemAsTheReason() {
    var report =
        WIDE.run(
            graph("a:", "b:", "c: a b"),
            node -> {
              throw new IllegalStateException(node);
            },
            recorder);
    assertThat(outcome(report, "c")).isEqualTo(new Outcome.Skipped<>(Set.of("a", "b")));
  }

  @Test
  void run_withAnError_isAFailureLikeAnyOther() {
    var report =
        NARROW.run(
            graph("a:"),
            node -> {
              throw new NoClassDefFoundError(node);
            },
            recorder);
    assertThat(report.failures().get("a")).isInstanceOf(NoClassDefFoundError.class);
  }

  @Test
  void run_withNothingToDo_letsDependentsStart() {
    var report = NARROW.run(graph("a:", "b: a"), node -> UNCHANGED, recorder);
    assertThat(report.ended(Outcome.Unchanged.class)).containsExactly("a", "b");
    assertThat(report.succeeded()).isTrue();
  }

  @Test
  void run_ofAnEmptyGraph_succeeds() {
    var report = NARROW.run(graph(), node -> DONE, recorder);
    assertThat(report.executions()).isEmpty();
    assertThat(report.succeeded()).isTrue();
  }

  @Test
  void run_tellsEachEventOnceAndInOrder() {
    NARROW.run(graph("a:", "b: a"), node -> DONE, recorder);
    assertThat(recorder.events).containsExactly("start a", "done a", "start b", "done b");
  }

  @Test
  void run_withAListenerThatThrows_stopsWhatRunsAndPassesItOn() {
    var stopped = new CountDownLatch(1);
    var busy = new CountDownLatch(1);
    Task<String> task =
        node -> {
          if (node.equals("busy")) {
            busy.countDown();
            try {
              new CountDownLatch(1).await();
            } finally {
              stopped.countDown();
            }
          }
          await(busy);
          return DONE;
        };
    Listener<String> faulty =
        new Listener<>() {
          @Override
          public void finished(String node, Execution<String> execution) {
            throw new IllegalStateException("broken display");
          }
        };
    assertThatThrownBy(() -> WIDE.run(graph("busy:", "quick:"), task, faulty))
        .hasMessage("broken display");
    assertThat(stopped.getCount()).isZero();
  }

  @Test
  void scheduler_withAWidthOfZero_isRefused() {
    assertThatThrownBy(() -> new Scheduler(Map.of(Lane.NETWORK, 0)))
        .hasMessage("the width of NETWORK must be at least 1, not 0");
  }

  private List<String> started() {
    return recorder.events.stream()
        .filter(event -> event.startsWith("start "))
        .map(event -> event.substring(6))
        .toList();
  }

  private static Outcome<String> outcome(Report<String> report, String node) {
    return report.executions().get(node).outcome();
  }

  static void await(CountDownLatch latch) throws InterruptedException {
    if (!latch.await(10, TimeUnit.SECONDS)) {
      throw new IllegalStateException("what this waits for did not happen");
    }
  }

  static DependencyGraph<String> graph(String... lines) {
    var dependencies = new LinkedHashMap<String, List<String>>();
    for (String line : lines) {
      String[] parts = line.split(":\\s*", 2);
      dependencies.put(parts[0], parts[1].isEmpty() ? List.of() : List.of(parts[1].split(" ")));
    }
    return DependencyGraph.of(dependencies);
  }
}
