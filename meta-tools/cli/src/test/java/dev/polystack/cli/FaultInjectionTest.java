package dev.polystack.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills runs at random points. However often that happens, the next run that is left alone comes to
 * the right end: every output is made from the inputs as they are, none is half a file, and nothing
 * of the killed runs is alive.
 */
@Timeout(180)
@EnabledOnOs(OS.LINUX)
class FaultInjectionTest {

  private static final int ROUNDS = 70;

  /** On a slow machine there are fewer rounds, not a longer test. */
  private static final Duration ENOUGH = Duration.ofSeconds(45);

  private static final int LEFT_ALONE_EVERY = 10;
  private static final List<String> STACKS = List.of("a", "b", "c", "d");

  /** Writes its output in two steps, so that half of it can be left. */
  private static final String BUILD =
      "echo $$ >> ../../pids; printf 'half of ' > out.txt; sleep 0.03;"
          + " cat in.txt >> out.txt; echo made";

  private final Random random = new Random(20261125);

  @TempDir private Path root;
  private Workspace workspace;

  @BeforeEach
  void makeFourStacks() throws Exception {
    workspace =
        Workspace.of(root, "app")
            .file("app/a/stack.yaml", "publishes: [x]\n")
            .file("app/b/stack.yaml", "consumes: [a/x]\npublishes: [x]\n")
            .file("app/c/stack.yaml", "consumes: [a/x]\n")
            .file("app/d/stack.yaml", "consumes: [b/x]\n");
    for (String stack : STACKS) {
      workspace.file("app/" + stack + "/in.txt", "0");
    }
  }

  @Test
  void exec_killedAtRandomPoints_alwaysConverges() throws Exception {
    Instant end = Instant.now().plus(ENOUGH);
    int round = 0;
    long typical = leftAlone();
    while (round < ROUNDS && Instant.now().isBefore(end)) {
      round++;
      workspace.file("app/" + oneOf(STACKS) + "/in.txt", String.valueOf(round));
      kill(Math.max(1, typical));
      if (round % LEFT_ALONE_EVERY == 0) {
        leftAlone();
      }
    }
    leftAlone();
    await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(alive()).isEmpty());
    assertThat(round).isGreaterThanOrEqualTo(LEFT_ALONE_EVERY);
  }

  private void kill(long withinMillis) throws Exception {
    Process meta = workspace.start(command()).redirectErrorStream(true).start();
    if (!meta.waitFor(random.nextLong(withinMillis), TimeUnit.MILLISECONDS)) {
      meta.destroyForcibly().waitFor();
    }
  }

  /** Runs to the end, checks what is there, and answers how many milliseconds it took. */
  private long leftAlone() throws Exception {
    long start = System.nanoTime();
    var ended = workspace.meta(command());
    long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);

    assertThat(ended.status()).as(ended.output()).isZero();
    for (String stack : STACKS) {
      assertThat(workspace.read("app/" + stack + "/out.txt"))
          .isEqualTo("half of " + workspace.read("app/" + stack + "/in.txt"));
    }
    assertThat(workspace.meta(command()).output()).contains("4 unchanged");
    return took;
  }

  private static String[] command() {
    return new String[] {
      "exec",
      "--stacks",
      "--ordered",
      "--width",
      "3",
      "--inputs",
      "in.txt",
      "--outputs",
      "out.txt",
      "--",
      "sh",
      "-c",
      BUILD
    };
  }

  private List<String> alive() throws IOException {
    return Files.readAllLines(root.resolve("pids")).stream()
        .filter(
            pid -> ProcessHandle.of(Long.parseLong(pid)).filter(ProcessHandle::isAlive).isPresent())
        .toList();
  }

  private String oneOf(List<String> all) {
    return all.get(random.nextInt(all.size()));
  }
}
