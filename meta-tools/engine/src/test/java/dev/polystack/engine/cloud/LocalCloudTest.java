package dev.polystack.engine.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.polystack.engine.Checkout;
import dev.polystack.engine.UserError;
import dev.polystack.workspace.schedule.Task.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalCloudTest {

  @TempDir private Path root;
  private Path home;
  private LocalCloud cloud;

  @BeforeEach
  void buildTheDaemon() throws IOException {
    StandInDaemon.build(root.resolve("tools"));
    cloud = new LocalCloud(new Checkout(root, root.resolve("tools")));
    home = root.resolve(".polystack/local");
  }

  @AfterEach
  void stop() throws InterruptedException {
    cloud.stop();
  }

  @Test
  void start_ofOneThatRuns_leavesIt_whateverTheClockSaid() throws Exception {
    assertThat(start()).isEqualTo(Result.DONE);
    long process = process();

    assertThat(start()).isEqualTo(Result.UNCHANGED);
    assertThat(process()).isEqualTo(process);

    assertThat(cloud.stop()).isTrue();
    assertThat(ProcessHandle.of(process).filter(ProcessHandle::isAlive)).isEmpty();
    assertThat(cloud.running()).isEmpty();
  }

  @Test
  void start_ofOneWithAPartThatIsDown_replacesIt_andSaysWhy() throws Exception {
    start();
    long process = process();
    Files.writeString(home.resolve("state"), "down");

    assertThat(start()).isEqualTo(Result.DONE);

    assertThat(process()).isNotEqualTo(process);
    assertThat(cloud.notes()).containsExactly("The embedded cloud is started anew: search is down");
    assertThat(start()).isEqualTo(Result.UNCHANGED);
  }

  @Test
  void start_ofOneThatEnds_failsWithAllThatItSaidLast() throws Exception {
    Files.createDirectories(home);
    Files.writeString(home.resolve("broken"), "the emulator ended 6 times:\n  no such module\n");

    assertThatThrownBy(this::start)
        .isInstanceOf(UserError.class)
        .hasMessageStartingWith(
            """
            The embedded cloud did not start:
                the emulator ended 6 times:
                  no such module
              Log: %s"""
                .formatted(home.resolve("logs/daemon.log")));
    assertThat(cloud.running()).isEmpty();
  }

  @Test
  void running_whenTheProcessIsAStrangersByNow_isNone() throws IOException {
    Files.createDirectories(home);
    Files.createFile(home.resolve("lock"));
    Files.writeString(
        home.resolve("cloud.json"), "{\"pid\": %d}".formatted(ProcessHandle.current().pid()));

    assertThat(cloud.running()).isEmpty();
    Files.delete(home.resolve("cloud.json"));
  }

  private Result start() throws InterruptedException {
    return cloud.start(Path.of("python"), 0, "1");
  }

  private long process() {
    return cloud.running().orElseThrow().pid();
  }
}
