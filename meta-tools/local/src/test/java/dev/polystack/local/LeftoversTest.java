package dev.polystack.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has neither cat nor sleep")
class LeftoversTest {

  @TempDir Path folder;

  private final List<Process> processes = new ArrayList<>();

  @AfterEach
  void endProcesses() {
    processes.forEach(Process::destroyForcibly);
  }

  @Test
  void leftover_isWaitedForAndMayEndByItself() throws Exception {
    Process left = start("cat");
    leftovers(60).remember("emulator", left.pid());
    CompletableFuture<Void> waiting = CompletableFuture.runAsync(() -> leftovers(60).await());
    left.getOutputStream().close();
    waiting.join();
    assertThat(left.isAlive()).isFalse();
    assertThat(left.exitValue()).isEqualTo(0);
    assertThat(folder.resolve("work/children")).isEmptyDirectory();
  }

  @Test
  void leftoverThatDoesNotEnd_isKilled() throws Exception {
    Process left = start("sleep", "600");
    leftovers(0).remember("search-engine", left.pid());
    leftovers(0).await();
    assertThat(left.isAlive()).isFalse();
  }

  /** All processes' times change when the clock is set. */
  @Test
  void leftover_isRememberedByATimeThatDoesNotMoveWithTheClock() throws Exception {
    Process left = start("sleep", "600");
    leftovers(0).remember("emulator", left.pid());
    Duration began =
        Duration.between(
            ProcessHandle.of(1).orElseThrow().info().startInstant().orElseThrow(),
            left.info().startInstant().orElseThrow());
    assertThat(folder.resolve("work/children/emulator")).hasContent(left.pid() + " " + began);
  }

  /** The system gives a process's id away again. */
  @Test
  void strangerWithALeftoversId_isLeftAlone() throws Exception {
    Process stranger = start("sleep", "600");
    Leftovers leftovers = leftovers(0);
    Files.writeString(folder.resolve("work/children/emulator"), stranger.pid() + " PT1M");
    leftovers.await();
    assertThat(stranger.isAlive()).isTrue();
  }

  @Test
  void partThatWasStopped_isForgotten() throws Exception {
    Process process = start("sleep", "600");
    Leftovers leftovers = leftovers(0);
    leftovers.remember("emulator", process.pid());
    leftovers.forget("emulator");
    leftovers.forget("emulator");
    leftovers.await();
    assertThat(process.isAlive()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "4711", "4711 2026-11-", "half written"})
  void noteThatCannotBeRead_isDropped(String content) throws Exception {
    Leftovers leftovers = leftovers(0);
    Files.writeString(folder.resolve("work/children/emulator"), content);
    leftovers.await();
    assertThat(folder.resolve("work/children")).isEmptyDirectory();
  }

  private Leftovers leftovers(int seconds) {
    return new Leftovers(new Home(folder), Duration.ofSeconds(seconds));
  }

  private Process start(String... command) throws Exception {
    Process process = new ProcessBuilder(command).start();
    processes.add(process);
    return process;
  }
}
