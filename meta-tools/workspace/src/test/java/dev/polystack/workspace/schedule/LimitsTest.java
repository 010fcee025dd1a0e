package dev.polystack.workspace.schedule;

import static dev.polystack.workspace.schedule.SchedulerTest.graph;
import static dev.polystack.workspace.schedule.Task.Result.DONE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class LimitsTest {

  private final Recorder recorder = new Recorder();

  @Test
  void run_withATaskThatTakesTooLong_endsThatAlone() {
    var report =
        with(new Limits(Optional.of(Duration.ofMillis(50)), Optional.empty(), false))
            .run(graph("slow:", "after: slow", "other:"), this::hangIfSlow, recorder);

    assertThat(report.failures().get("slow"))
        .isInstanceOf(TimeoutException.class)
        .hasMessage("it took longer than 0.05s and was ended");
    assertThat(report.ended(Outcome.Skipped.class)).containsExactly("after");
    assertThat(report.ended(Outcome.Done.class)).containsExactly("other");
    assertThat(report.ending()).isEqualTo(Ending.COMPLETE);
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  /** Else it could not even end what it began. */
  @Test
  void run_withATaskThatTakesTooLong_interruptsItOnce() {
    var more = new AtomicReference<CountDownLatch>();
    var cleanedUp = new AtomicBoolean();
    with(new Limits(Optional.of(Duration.ofMillis(10)), Optional.empty(), false))
        .run(
            graph("slow:"),
            node -> {
              try {
                new CountDownLatch(1).await();
              } catch (InterruptedException e) {
                more.set(new CountDownLatch(3));
                more.get().await();
                cleanedUp.set(true);
              }
              return DONE;
            },
            new Listener<>() {
              @Override
              public Duration pulseEvery() {
                return Duration.ofMillis(1);
              }

              @Override
              public void pulse() {
                Optional.ofNullable(more.get()).ifPresent(CountDownLatch::countDown);
              }
            });

    assertThat(cleanedUp).isTrue();
  }

  @Test
  void run_thatTakesTooLongAltogether_isCancelled() {
    var report =
        with(new Limits(Optional.empty(), Optional.of(Duration.ofMillis(50)), false))
            .run(graph("first:", "slow: first", "after: slow"), this::hangIfSlow, recorder);

    assertThat(report.ended(Outcome.Done.class)).containsExactly("first");
    assertThat(report.ended(Outcome.Cancelled.class)).containsExactly("slow", "after");
    assertThat(report.ending()).isEqualTo(Ending.OUT_OF_TIME);
    assertThat(report.succeeded()).isFalse();
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  @Test
  void run_failingFast_letsWhatRunsEndAndStartsNothingMore() {
    var failed = new CountDownLatch(1);
    var report =
        with(new Limits(Optional.empty(), Optional.empty(), true))
            .run(
                graph("bad:", "running:", "after: running"),
                node -> {
                  if (node.equals("bad")) {
                    throw new IllegalStateException("broken");
                  }
                  SchedulerTest.await(failed);
                  return DONE;
                },
                new Listener<>() {
                  @Override
                  public void finished(String node, Execution<String> execution) {
                    failed.countDown();
                  }
                });

    assertThat(report.failures()).containsOnlyKeys("bad");
    assertThat(report.ended(Outcome.Done.class)).containsExactly("running");
    assertThat(report.ended(Outcome.Cancelled.class)).containsExactly("after");
    assertThat(report.ending()).isEqualTo(Ending.FAILED_FAST);
  }

  @Test
  void run_callsAListenerThatWantsSo_whileNothingEnds() {
    var pulses = new AtomicInteger();
    var enough = new CountDownLatch(3);
    with(Limits.NONE)
        .run(
            graph("a:"),
            node -> {
              SchedulerTest.await(enough);
              return DONE;
            },
            new Listener<>() {
              @Override
              public Duration pulseEvery() {
                return Duration.ofMillis(5);
              }

              @Override
              public void pulse() {
                pulses.incrementAndGet();
                enough.countDown();
              }
            });

    assertThat(pulses.get()).isGreaterThanOrEqualTo(3);
  }

  private Task.Result hangIfSlow(String node) throws InterruptedException {
    if (node.equals("slow")) {
      new CountDownLatch(1).await();
    }
    return DONE;
  }

  private static Scheduler with(Limits limits) {
    return new Scheduler(Map.of(Lane.CPU, 2), limits);
  }
}
