package dev.polystack.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
  void processThatEndsAgainAndAgain_staysDown() {
    lasting = start -> "0";
    start();
    await()
        .during(Duration.ofMillis(200))
        .until(() -> starts.get() == 6 && watched.health().get("state").equals("down"));
    assertThat(watched.health()).containsEntry("restarts", 5).containsEntry("pid", 0L);
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
          public Child start(Consumer<Child> launched) {
            Child child =
                Child.start(
                    List.of("sleep", lasting.apply(starts.incrementAndGet())),
                    folder,
                    Map.of(),
                    home.log("part"));
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
