package dev.polystack.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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

  @TempDir private Path root;
  private Workspace workspace;

  @BeforeEach
  void makeTwoStacks() throws Exception {
    workspace =
        Workspace.of(root, "app")
            .file("app/a/stack.yaml", "publishes: [x]\n")
            .file("app/b/stack.yaml", "publishes: [x]\n")
            .file("app/c/stack.yaml", "consumes: [a/x]\n");
  }

  @Test
  void sigterm_endsChildrenThatIgnoreIt_andSaysSo() throws Exception {
    Process meta = start();

    signal(meta, "TERM");

    assertThat(meta.waitFor()).isEqualTo(143);
    assertThat(alive()).isEmpty();
    assertThat(workspace.read("said")).contains("Interrupted").doesNotContain("FAILED", "\tat ");
    assertThatItGoesOn();
  }

  @Test
  void sigint_endsChildrenThatIgnoreIt() throws Exception {
    Process meta = start();

    signal(meta, "INT");

    assertThat(meta.waitFor()).isEqualTo(130);
    assertThat(alive()).isEmpty();
    assertThatItGoesOn();
  }

  @Test
  void sigkill_leavesNoChildForLong() throws Exception {
    Process meta = start();

    meta.destroyForcibly();

    meta.waitFor();
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
    assertThat(ended.output()).contains("it took longer than 1s and was ended", "2 done, 1 failed");
    assertThat(alive()).isEmpty();
  }

  private Process start() throws IOException {
    Process meta =
        workspace
            .start(
                "exec",
                "--stacks",
                "--ordered",
                "--width",
                "2",
                "--outputs",
                "out.txt",
                "--",
                "sh",
                "-c",
                STUBBORN)
            .redirectErrorStream(true)
            .redirectOutput(root.resolve("said").toFile())
            .start();
    await().atMost(Duration.ofSeconds(60)).until(() -> pids().size() == 6);
    return meta;
  }

  private static void signal(Process process, String name) throws Exception {
    new ProcessBuilder("kill", "-s", name, String.valueOf(process.pid())).start().waitFor();
  }

  private void assertThatItGoesOn() throws Exception {
    var ended = workspace.meta("exec", "--stacks", "--outputs", "out.txt", "--", "sh", "-c", QUICK);
    assertThat(ended.output()).contains("3 done");
    for (String stack : List.of("a", "b", "c")) {
      assertThat(workspace.read("app/" + stack + "/out.txt")).isEqualTo("whole\n");
    }
  }

  private List<String> pids() throws IOException {
    return workspace.has("pids") ? Files.readAllLines(root.resolve("pids")) : List.of();
  }

  private List<String> alive() throws IOException {
    return pids().stream()
        .filter(
            pid -> ProcessHandle.of(Long.parseLong(pid)).filter(ProcessHandle::isAlive).isPresent())
        .toList();
  }
}
