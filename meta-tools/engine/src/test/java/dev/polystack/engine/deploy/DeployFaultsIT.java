package dev.polystack.engine.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills a deployment at random points, while the cloud goes on with what it was asked for. Whatever
 * came before, the next one that is left alone finds every stack free and deploys what is left.
 */
@Timeout(300)
class DeployFaultsIT {

  private static final int ROUNDS = 12;
  private static final int LEFT_ALONE_EVERY = 6;

  private final Random random = new Random(20_261_126);

  @TempDir private Path folder;
  private StandInCloud cloud;
  private StandInAssembly assembly;

  @BeforeEach
  void begin() throws IOException {
    cloud = new StandInCloud(folder);
    assembly = StandInAssembly.of(folder.resolve("assembly"), "auth", "catalog", "orders");
  }

  @AfterEach
  void stop() {
    cloud.close();
  }

  @Test
  void deploy_killedAtRandomPoints_convergesToWhatWasSynthesized() throws Exception {
    long start = System.nanoTime();
    long usual = leftAlone();
    for (int round = 1; round <= ROUNDS; round++) {
      String stack = assembly.stacks().get(random.nextInt(assembly.stacks().size()));
      assembly.change(stack, "{\"round\": %d}".formatted(round));
      killed(usual);
      if (round % LEFT_ALONE_EVERY == 0) {
        assertThatItConverges();
      }
    }
    assertThatItConverges();
    System.out.printf(
        "deployment: %d rounds in %.1f s, %d ms left alone%n",
        ROUNDS, (System.nanoTime() - start) / 1e9, usual);
  }

  private void assertThatItConverges() throws Exception {
    leftAlone();
    List<String> before = cloud.commands();
    leftAlone();
    assertThat(cloud.commands()).as("all of it was deployed").isEqualTo(before);
    assertThat(cloud.refused()).isEmpty();
    assertThat(Files.readString(log())).doesNotContain("FAILED", "\tat ");
  }

  private void killed(long withinMillis) throws Exception {
    Process deploy = start();
    if (!deploy.waitFor(random.nextLong(withinMillis), TimeUnit.MILLISECONDS)) {
      if (random.nextBoolean()) {
        deploy.descendants().forEach(ProcessHandle::destroyForcibly);
      }
      deploy.destroyForcibly().waitFor();
    }
  }

  /** Runs to its end, and answers how many milliseconds that took. */
  private long leftAlone() throws Exception {
    long start = System.nanoTime();
    assertThat(start().waitFor()).as(Files.readString(log())).isZero();
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
  }

  private Path log() {
    return folder.resolve("log");
  }

  private Process start() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            DeployProcess.class.getName(),
            cloud.work().path().toString(),
            cloud.url(),
            assembly.folder().toString())
        .redirectErrorStream(true)
        .redirectOutput(Redirect.appendTo(log().toFile()))
        .start();
  }
}
