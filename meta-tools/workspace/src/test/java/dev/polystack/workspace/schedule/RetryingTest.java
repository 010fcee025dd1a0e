package dev.polystack.workspace.schedule;

import static dev.polystack.workspace.schedule.Task.Result.DONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RetryingTest {

  private static final Backoff QUICK = new Backoff(3, Duration.ofMillis(1), Duration.ofMillis(2));

  private final List<String> retries = new ArrayList<>();
  private int runs;

  @Test
  void run_afterFaultsThatPass_succeeds() throws Exception {
    assertThat(retrying(2, "passes").run("a")).isEqualTo(DONE);

    assertThat(runs).isEqualTo(3);
    assertThat(retries).containsExactly("a 1 passes", "a 2 passes");
  }

  @Test
  void run_afterAFaultThatStays_failsAtOnce() {
    assertThatThrownBy(() -> retrying(2, "stays").run("a")).hasMessage("stays");

    assertThat(runs).isEqualTo(1);
    assertThat(retries).isEmpty();
  }

  @Test
  void run_afterTooManyFaults_failsWithTheLast() {
    assertThatThrownBy(() -> retrying(9, "passes").run("a")).hasMessage("passes");

    assertThat(runs).isEqualTo(4);
  }

  @Test
  void run_whenInterruptedWhileItWaits_isNotTriedAgain() {
    Duration day = Duration.ofDays(1);
    var patient =
        new Retrying<String>(
            node -> {
              runs++;
              throw new IOException("passes");
            },
            new Backoff(3, day, day),
            fault -> true,
            (node, retry, wait, cause) -> Thread.currentThread().interrupt());

    assertThatThrownBy(() -> patient.run("a")).isInstanceOf(InterruptedException.class);
    assertThat(runs).isEqualTo(1);
  }

  @Test
  void run_ofATaskThatIsInterrupted_isNotTriedAgain() {
    var interrupted =
        new Retrying<String>(
            node -> {
              runs++;
              throw new InterruptedException();
            },
            QUICK,
            fault -> true,
            (node, retry, wait, cause) -> retries.add(node));

    assertThatThrownBy(() -> interrupted.run("a")).isInstanceOf(InterruptedException.class);
    assertThat(runs).isEqualTo(1);
  }

  @Test
  void before_growsUpToItsCap_andJitterMakesAnyOfItShorter() {
    var backoff = new Backoff(9, Duration.ofSeconds(1), Duration.ofSeconds(10));

    assertThat(IntStream.rangeClosed(1, 6).mapToObj(n -> backoff.before(n, () -> 1).toSeconds()))
        .containsExactly(1L, 2L, 4L, 8L, 10L, 10L);
    assertThat(backoff.before(3, () -> 0.25)).isEqualTo(Duration.ofSeconds(1));
    assertThat(backoff.before(3, () -> 0)).isZero();
  }

  private Retrying<String> retrying(int failures, String message) {
    return new Retrying<>(
        node -> {
          if (runs++ < failures) {
            throw new IOException(message);
          }
          return DONE;
        },
        QUICK,
        fault -> "passes".equals(fault.getMessage()),
        (node, retry, wait, cause) -> retries.add(node + " " + retry + " " + cause.getMessage()));
  }
}
