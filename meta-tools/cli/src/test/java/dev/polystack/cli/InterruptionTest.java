package dev.polystack.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.polystack.workspace.process.ProcessTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What is left when a run is ended from outside: no process, and a state to go on from. */
@Timeout(120)
@EnabledOnOs({OS.LINUX, OS.MAC})
class InterruptionTest {

  /** Stays until it is killed, with a child that does so too, and one whose parent has gone. */
  private static final String STUBBORN =
      "trap '' TERM INT HUP; sleep 600 & echo $! >> ../../pids; (sleep 600 & echo $! >> ../../pids);"
          + " echo $$ >> ../../pids; echo half > out.txt; while :; do sleep 1; done";

  private static final String QUICK = "echo whole > out.txt";

  /**
   * As stubborn, but not in the stack that is done already, and only until somebody has mended it.
   */
  private static final String STUBBORN_AT_FIRST =
      "echo $POLYSTACK_STACK >> ../../runs;"
          + " if [ -e ../../mended ] || [ $POLYSTACK_STACK = done ]; then "
          + QUICK
          + "; exit; fi; "
          + STUBBORN;

  /**
   * The demand is two seconds. A machine that is busy with other tests is given more, but less than
   * any child would take to end by itself, or a step of ours that waits for it.
   */
  private static final Duration SOON = Duration.ofSeconds(10);

  @TempDir private Path root;
  private Workspace workspace;

  @BeforeEach
  void makeTwoStacks() throws Exception {
    workspace =
        Workspace.of(root, "app")
            .file("app/a/stack.yaml", "publishes: [x]\n")
            .file("app/b/stack.yaml", "publishes: [x]\n")
            .file("app/c/stack.yaml", "consumes: [a/x]\n")
            .file("app/done/stack.yaml", "publishes: [x]\n");
  }

  @Test
  void sigterm_endsChildrenThatIgnoreIt_andSaysSo() throws Exception {
    Process meta = start();

    assertThat(endedBy("TERM", meta)).isEqualTo(143);

    assertThat(alive()).isEmpty();
    assertThat(workspace.read("said")).contains("Interrupted").doesNotContain("FAILED", "\tat ");
    assertThatItGoesOn();
  }

  @Test
  void sigint_endsChildrenThatIgnoreIt() throws Exception {
    Process meta = start();

    assertThat(endedBy("INT", meta)).isEqualTo(130);

    assertThat(alive()).isEmpty();
    assertThatItGoesOn();
  }

  @Test
  void sigkill_leavesNoChildForLong() throws Exception {
    Process meta = start();

    endedBy("KILL", meta);

    await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(alive()).isEmpty());
    assertThatItGoesOn();
  }

  @Test
  void taskTimeout_endsOnlyWhatIsLate() throws Exception {
    var ended =
        workspace.meta(
            "exec",
            "--stacks",
            "--task-timeout",
            "1s",
            "--",
            "sh",
            "-c",
            "[ $POLYSTACK_STACK != b ] || { " + STUBBORN + "; }");

    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.output()).contains("it took longer than 1s and was ended", "3 done, 1 failed");
    assertThat(alive()).isEmpty();
  }

  /** A run with one stack done, two that do not end by themselves, and one that waits for them. */
  private Process start() throws IOException {
    ProcessBuilder builder =
        workspace
            .start(
                "exec",
                "--stacks",
                "--ordered",
                "--width",
                "3",
                "--outputs",
                "out.txt",
                "--",
                "sh",
                "-c",
                STUBBORN_AT_FIRST)
            .redirectErrorStream(true)
            .redirectOutput(root.resolve("said").toFile());
    Process meta = PseudoTerminal.heedingInterrupts(builder).start();
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> pids().size() == 6 && workspace.read("said").contains("app/done"));
    return meta;
  }

  /** Sends a signal, sees that the process is gone soon, and answers its exit status. */
  private static int endedBy(String signal, Process process) throws Exception {
    long start = System.nanoTime();
    new ProcessBuilder("kill", "-s", signal, String.valueOf(process.pid())).start().waitFor();
    int status = process.waitFor();
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    System.out.printf("SIG%s: ended after %d ms%n", signal, took.toMillis());
    assertThat(took).isLessThan(SOON);
    return status;
  }

  private void assertThatItGoesOn() throws Exception {
    workspace.file("mended", "");

    var ended = workspace.meta("exec", "--resume");

    assertThat(ended.status()).as(ended.output()).isZero();
    assertThat(ended.output()).contains("3 done, 1 unchanged");
    assertThat(workspace.read("runs").lines().sorted())
        .containsExactly("a", "a", "b", "b", "c", "done");
    for (String stack : List.of("a", "b", "c", "done")) {
      assertThat(workspace.read("app/" + stack + "/out.txt")).isEqualTo("whole\n");
    }
  }

  private List<String> pids() throws IOException {
    return workspace.has("pids") ? Files.readAllLines(root.resolve("pids")) : List.of();
  }

  private List<String> alive() throws IOException {
    return pids().stream().filter(InterruptionTest::runs).toList();
  }

  private static boolean runs(String pid) {
    return ProcessHandle.of(Long.parseLong(pid)).filter(ProcessTree::runs).isPresent();
  }
}
