package dev.polystack.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.polystack.cli.Killing.With;
import dev.polystack.workspace.process.ProcessTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * {@code meta exec}, killed at random points. However often that happens, the next run that is left
 * alone comes to the right end: every output is made from the inputs as they are, none is half a
 * file, and nothing of the killed runs is alive.
 */
@EnabledOnOs(OS.LINUX)
@Timeout(300)
@Execution(ExecutionMode.CONCURRENT)
class ExecFaultsIT {

  /** At a time, since a command that is about to be killed mostly waits. */
  private static final int LANES = 2;

  private static final int ROUNDS = 28;
  private static final int LEFT_ALONE_EVERY = 14;
  private static final List<String> STACKS = List.of("a", "b", "c", "d");

  /** Writes its output in two steps, so that half of it can be left. */
  private static final String BUILD =
      "echo $$ >> ../../pids; printf 'half of ' > out.txt; sleep 0.03;"
          + " cat in.txt >> out.txt; echo made";

  @TempDir private Path root;

  @RepeatedTest(LANES)
  void exec_killedAtRandomPoints_alwaysConverges(TestInfo test) throws Exception {
    Workspace workspace =
        Workspace.of(root, "app")
            .file("app/a/stack.yaml", "publishes: [x]\n")
            .file("app/b/stack.yaml", "consumes: [a/x]\npublishes: [x]\n")
            .file("app/c/stack.yaml", "consumes: [a/x]\n")
            .file("app/d/stack.yaml", "consumes: [b/x]\n");
    for (String stack : STACKS) {
      workspace.file("app/" + stack + "/in.txt", "0");
    }
    Killing killing = killing(test);
    assertThatItConverges(workspace, killing);

    killing.rounds(
        ROUNDS,
        With.NOTHING,
        round -> workspace.file("app/" + killing.oneOf(STACKS) + "/in.txt", "" + round),
        round -> {
          if (round % LEFT_ALONE_EVERY == 0) {
            assertThatItConverges(workspace, killing);
          }
        });

    assertThatItConverges(workspace, killing);
    await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(alive()).isEmpty());
  }

  private Killing killing(TestInfo test) throws IOException {
    return new Killing(
        test,
        root,
        Map.of(),
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
        BUILD);
  }

  private static void assertThatItConverges(Workspace workspace, Killing killing) throws Exception {
    killing.leaveAlone();
    for (String stack : STACKS) {
      assertThat(workspace.read("app/" + stack + "/out.txt"))
          .isEqualTo("half of " + workspace.read("app/" + stack + "/in.txt"));
    }
    assertThat(killing.leaveAlone()).contains("4 unchanged");
  }

  private List<String> alive() throws IOException {
    return Files.readAllLines(root.resolve("pids")).stream()
        .filter(pid -> ProcessHandle.of(Long.parseLong(pid)).filter(ProcessTree::runs).isPresent())
        .toList();
  }
}
