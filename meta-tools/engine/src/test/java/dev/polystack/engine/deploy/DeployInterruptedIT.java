package dev.polystack.engine.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A deployment that is asked to end, while the cloud goes on with what it was asked for. */
@Timeout(300)
@EnabledOnOs({OS.LINUX, OS.MAC})
class DeployInterruptedIT {

  private static final Duration A_WHILE = Duration.ofSeconds(60);

  /** The demand is two seconds; a machine that is busy with other tests is given more. */
  private static final Duration SOON = Duration.ofSeconds(10);

  @TempDir private Path folder;
  private StandInCloud cloud;
  private StandInAssembly assembly;

  @BeforeEach
  void begin() throws IOException {
    cloud = new StandInCloud(folder);
    assembly = StandInAssembly.of(folder.resolve("assembly"), "auth", "orders");
  }

  @AfterEach
  void stop() {
    cloud.close();
  }

  @ParameterizedTest
  @CsvSource({"TERM, 143", "INT, 130"})
  void deploy_interrupted_leavesNoChild_andConverges(String signal, int status) throws Exception {
    cloud.takesLong();
    Process deploy = start();
    await().atMost(A_WHILE).until(() -> cloud.commands().contains("deploy auth"));
    List<ProcessHandle> children = deploy.descendants().toList();
    assertThat(children).isNotEmpty();

    long start = System.nanoTime();
    new ProcessBuilder("kill", "-s", signal, String.valueOf(deploy.pid())).start().waitFor();
    assertThat(deploy.waitFor()).as(said()).isEqualTo(status);
    Duration took = Duration.ofNanos(System.nanoTime() - start);

    System.out.printf("SIG%s: a deployment ended after %d ms%n", signal, took.toMillis());
    assertThat(took).isLessThan(SOON);
    assertThat(children).noneMatch(ProcessHandle::isAlive);
    assertThat(said()).contains("Interrupted").doesNotContain("FAILED", "\tat ");

    cloud.goOn();
    assertThat(start().waitFor()).as(said()).isZero();
    assertThat(cloud.commands()).containsExactly("deploy auth", "deploy orders");
    assertThat(cloud.refused()).isEmpty();
  }

  private String said() throws IOException {
    return Files.readString(folder.resolve("said"));
  }

  private Process start() throws IOException {
    List<String> command = new ArrayList<>();
    if (OS.LINUX.isCurrentOs()) { // Whoever was started in the background ignores Ctrl-C.
      command.addAll(List.of("env", "--default-signal=INT"));
    }
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            DeployProcess.class.getName(),
            cloud.work().path().toString(),
            cloud.url(),
            assembly.folder().toString()));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(Redirect.appendTo(folder.resolve("said").toFile()))
        .start();
  }
}
