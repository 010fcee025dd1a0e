package dev.polystack.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has no sleep")
class WatchedTest {

  @TempDir Path folder;

  private final AtomicInteger starts = new AtomicInteger();
  private final AtomicInteger ends = new AtomicInteger();

  /** How many seconds the process of each start lasts. */
  private IntFunction<String> lasting = start -> "600";

  private Watched watched;

  @AfterEach
  void stop() {
    watched.stop();
  }

  @Test
  void killedProcess_isStartedAgainAndTheOthersAreTold() {
    start();
    long first = pid();
    ProcessHandle.of(first).orElseThrow().destroyForcibly();
    await().until(() -> pid() != 0 && pid() != first);
    assertThat(watched.health()).containsEntry("state", "running").containsEntry("restarts", 1);
    assertThat(ends).hasValue(1);
    assertThat(folder.resolve("work/children/part")).content().startsWith(pid() + " ");
  }

  @Test
  void processThatEndsAgainAndAgain_staysDown_andIsNotAnnounced() {
    lasting = start -> "0";
    start();
    await()
        .during(Duration.ofMillis(200))
        .until(() -> starts.get() == 6 && watched.health().get("state").equals("down"));
    assertThat(watched.health()).containsEntry("restarts", 5).containsEntry("pid", 0L);

    Home home = new Home(folder);
    Cloud cloud = new Cloud(URI.create("http://127.0.0.1:4566"), "eu-central-1", "key", "secret");
    Parts parts = new Parts(home, Identity.of(home, 0));
    assertThatThrownBy(() -> parts.announce(cloud, List.of(watched)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("part ended 6 times in a row:")
        .hasMessageContaining("  start 5\n  start 6\nLog: " + home.log("part"));
    assertThat(home.cloudFile()).doesNotExist();
  }

  @Test
  void startThatFails_isTriedAgain() {
    lasting =
        start -> {
          if (start == 2) {
            throw new IllegalStateException("the port is not free yet");
          }
          return start == 1 ? "0" : "600";
        };
    start();
    await().until(() -> starts.get() == 3 && pid() != 0);
    assertThat(watched.health()).containsEntry("state", "running");
  }

  @Test
  void stoppedPart_isNotStartedAgain() {
    start();
    ProcessHandle process = ProcessHandle.of(pid()).orElseThrow();
    watched.stop();
    assertThat(process.isAlive()).isFalse();
    watched.start();
    assertThat(starts).hasValue(1);
    assertThat(ends).hasValue(0);
    assertThat(watched.health()).containsEntry("state", "stopping");
    assertThat(folder.resolve("work/children/part")).doesNotExist();
  }

  private void start() {
    Home home = new Home(folder);
    Part part =
        new Part() {
          @Override
          public String name() {
            return "part";
          }

          @Override
          public Path log() {
            return home.log("part");
          }

          @Override
          public Child start(Consumer<Child> launched) {
            String number = String.valueOf(starts.incrementAndGet());
            String seconds = lasting.apply(starts.get());
            Child child =
                Child.start(
                    List.of("sh", "-c", "echo start $0; exec sleep $1", number, seconds),
                    folder,
                    Map.of(),
                    log());
            launched.accept(child);
            return child;
          }
        };
    watched = new Watched(part, new Leftovers(home), ends::incrementAndGet);
    watched.start();
  }

  private long pid() {
    return (long) watched.health().get("pid");
  }
}
