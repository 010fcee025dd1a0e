package dev.polystack.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C on a terminal, which reaches the command and all that it has started at once. */
@Timeout(120)
@EnabledOnOs(OS.LINUX) // elsewhere others' environments are not shown
class CtrlCTest {

  /**
   * One dies of Ctrl-C, one says so in its own way, one calls it a failure, one does not care; each
   * has a child.
   */
  private static final String FOUR_MANNERS =
      "case $POLYSTACK_STACK in orderly) trap 'exit 130' INT ;; failing) trap 'exit 1' INT ;;"
          + " deaf) trap '' INT ;; esac;"
          + " echo $POLYSTACK_RUN >> ../../marks; sleep 1000";

  @TempDir private Path root;

  @Test
  void exec_isCancelled_failsNowhere_andLeavesNobody() throws Exception {
    PseudoTerminal.assumeIsThere();
    Workspace workspace =
        Workspace.of(root, "app")
            .file("app/plain/stack.yaml", "publishes: [x]\n")
            .file("app/orderly/stack.yaml", "publishes: [x]\n")
            .file("app/failing/stack.yaml", "publishes: [x]\n")
            .file("app/deaf/stack.yaml", "publishes: [x]\n")
            .file("marks", "");
    ProcessBuilder exec =
        workspace.startOnTerminal(
            80, 24, "exec", "--stacks", "--width", "4", "--", "sh", "-c", FOUR_MANNERS);
    exec.redirectOutput(root.resolve("said").toFile());
    Process terminal = PseudoTerminal.heedingInterrupts(exec).start();
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> workspace.read("marks").lines().count() == 4);

    PseudoTerminal.type(terminal, PseudoTerminal.CTRL_C);

    assertThat(terminal.waitFor()).as(workspace.read("said")).isEqualTo(130);
    assertThat(marked(workspace.read("marks").lines().toList())).isEmpty();
    assertThat(workspace.read("said"))
        .contains("4 cancelled in ")
        .doesNotContain("FAILED", "failed");
  }

  /** The processes that have one of these words in their environment. */
  private static List<Path> marked(List<String> words) throws IOException {
    try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
      return processes
          .filter(process -> words.stream().anyMatch(environment(process)::contains))
          .toList();
    }
  }

  private static String environment(Path process) {
    try {
      return Files.readString(process.resolve("environ"), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return ""; // It is no process, it has ended, or it is somebody else's.
    }
  }
}
