package dev.polystack.workspace.schedule;

import static dev.polystack.workspace.schedule.SchedulerTest.await;
import static dev.polystack.workspace.schedule.SchedulerTest.graph;
import static dev.polystack.workspace.schedule.Task.Result.DONE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class CancellationTest {

  private final Thread caller = Thread.currentThread();
  private final Scheduler scheduler = new Scheduler(Map.of(Lane.CPU, 2));
  private final Recorder recorder = new Recorder();

  @AfterEach
  void clearTheInterruption() {
    Thread.interrupted();
  }

  @Test
  void run_whenInterrupted_stopsWhatRunsAndStartsNothingMore() {
    var cleanedUp = new CountDownLatch(1);
    var report =
        scheduler.run(
            graph("first:", "hanging: first", "next: hanging", "more: hanging"),
            node -> {
              if (node.equals("hanging")) {
                caller.interrupt();
                try {
                  new CountDownLatch(1).await();
                } finally {
                  cleanedUp.countDown();
                }
              }
              return DONE;
            },
            recorder);

    assertThat(cleanedUp.getCount()).isZero();
    assertThat(report.cancelled()).isTrue();
    assertThat(report.succeeded()).isFalse();
    assertThat(report.failures()).isEmpty();
    assertThat(report.ended(Outcome.Done.class)).containsExactly("first");
    assertThat(report.ended(Outcome.Cancelled.class)).containsExactly("hanging", "next", "more");
    assertThat(recorder.events)
        .containsExactly(
            "start first",
            "done first",
            "start hanging",
            "cancelled hanging",
            "cancelled next",
            "cancelled more");
    assertThat(Thread.currentThread().isInterrupted()).isTrue();
  }

  @Test
  void run_whenInterruptedWhileAListenerHears_startsNothingMore() {
    List<String> started = new ArrayList<>();
    Listener<String> interrupting =
        new Listener<>() {
          @Override
          public void started(String node) {
            started.add(node);
          }

          @Override
          public void finished(String node, Execution<String> execution) {
            caller.interrupt();
          }
        };

    var report = scheduler.run(graph("first:", "next: first"), node -> DONE, interrupting);

    assertThat(started).containsExactly("first");
    assertThat(report.ended(Outcome.Cancelled.class)).containsExactly("next");
    assertThat(Thread.currentThread().isInterrupted()).isTrue();
  }

  @Test
  void run_ofABodyThatFailsBecauseItIsInterrupted_saysThatItWasCancelled() {
    var report =
        scheduler.run(
            graph("wrapping:"),
            node -> {
              caller.interrupt();
              try {
                new CountDownLatch(1).await();
              } catch (InterruptedException e) {
                throw new IOException("the connection was closed", e);
              }
              return DONE;
            },
            recorder);

    assertThat(report.failures()).isEmpty();
    assertThat(report.ended(Outcome.Cancelled.class)).containsExactly("wrapping");
  }

  @Test
  void run_ofABodyThatGivesUpByItself_saysThatItWasCancelled() {
    var report =
        scheduler.run(
            graph("given-up:"),
            node -> {
              throw new InterruptedException();
            },
            recorder);

    assertThat(report.failures()).isEmpty();
    assertThat(report.ended(Outcome.Cancelled.class)).containsExactly("given-up");
  }

  @Test
  void run_whenInterrupted_waitsForABodyThatFinishesAllTheSame() {
    var interrupted = new CountDownLatch(1);
    var report =
        scheduler.run(
            graph("stubborn:", "next: stubborn"),
            node -> {
              caller.interrupt();
              try {
                new CountDownLatch(1).await();
              } catch (InterruptedException e) {
                interrupted.countDown();
              }
              return DONE;
            },
            recorder);
    assertThat(interrupted.getCount()).isZero();
    assertThat(report.ended(Outcome.Done.class)).containsExactly("stubborn");
    assertThat(report.ended(Outcome.Cancelled.class)).containsExactly("next");
  }

  @Test
  void run_whenInterruptedAgain_interruptsWhatStillRuns() {
    var report =
        scheduler.run(
            graph("stubborn:"),
            node -> {
              caller.interrupt();
              try {
                new CountDownLatch(1).await();
              } catch (InterruptedException e) {
                caller.interrupt();
              }
              new CountDownLatch(1).await();
              return DONE;
            },
            recorder);
    assertThat(report.ended(Outcome.Cancelled.class)).containsExactly("stubborn");
  }

  @Test
  void run_whenInterrupted_keepsTheFailureOfWhatHadFailedBefore() {
    var failed = new CountDownLatch(1);
    var report =
        scheduler.run(
            graph("failing:", "hanging:", "next: failing"),
            node -> {
              if (node.equals("failing")) {
                throw new IllegalStateException("broken");
              }
              await(failed);
              caller.interrupt();
              new CountDownLatch(1).await();
              return DONE;
            },
            new Listener<>() {
              @Override
              public void finished(String node, Execution<String> execution) {
                if (node.equals("failing")) {
                  failed.countDown();
                }
              }
            });
    assertThat(report.failures()).containsOnlyKeys("failing");
    assertThat(report.ended(Outcome.Skipped.class)).containsExactly("next");
    assertThat(report.ended(Outcome.Cancelled.class)).containsExactly("hanging");
  }

  @Test
  void run_whenInterrupted_keepsTheFailureThatItHasNotHeardOfYet() {
    var worker = new CompletableFuture<Thread>();
    var report =
        scheduler.run(
            graph("quick:", "failing:", "next: quick"),
            node -> {
              if (node.equals("failing")) {
                worker.complete(Thread.currentThread());
                throw new IllegalStateException("broken");
              }
              return DONE;
            },
            new Listener<>() {
              @Override
              public void finished(String node, Execution<String> execution) {
                if (node.equals("quick")) {
                  Thread thread = worker.join();
                  while (thread.getState() == Thread.State.RUNNABLE) {
                    Thread.onSpinWait(); // until the worker has handed in the failure and rests
                  }
                  caller.interrupt();
                }
              }
            });
    assertThat(report.failures()).containsOnlyKeys("failing");
    assertThat(report.cancelled()).isTrue();
  }

  @Test
  void run_byAThreadThatIsInterruptedAlready_startsNothing() {
    caller.interrupt();
    var report = scheduler.run(graph("a:", "b: a"), node -> DONE, recorder);
    assertThat(report.ended(Outcome.Cancelled.class)).containsExactly("a", "b");
    assertThat(recorder.events).containsExactly("cancelled a", "cancelled b");
    assertThat(Thread.currentThread().isInterrupted()).isTrue();
  }
}
