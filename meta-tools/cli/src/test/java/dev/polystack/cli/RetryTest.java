package dev.polystack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polystack.cli.Workspace.Ended;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What passes by itself is tried again, and what does not stays where it is. */
class RetryTest {

  /** The first time, it is throttled. */
  private static final String THROTTLED_ONCE =
      "[ -e ../../asked ] || { touch ../../asked; echo 'ThrottlingException: Rate exceeded'; exit 1; }";

  @TempDir private Path root;
  private Workspace workspace;

  @BeforeEach
  void makeStacks() throws Exception {
    workspace =
        Workspace.of(root, "app")
            .file("app/throttled/stack.yaml", "publishes: [x]\n")
            .file("app/broken/stack.yaml", "publishes: [x]\n")
            .file("app/late/stack.yaml", "publishes: [x]\n")
            .file("app/needy/stack.yaml", "consumes: [broken/x]\n")
            .file("app/content/stack.yaml", "consumes: [throttled/x]\n");
  }

  @Test
  void exec_ofWhatIsThrottledOnce_isDoneWithTheSecondTry() throws Exception {
    Ended ended =
        workspace.meta(
            "exec",
            "app/throttled",
            "--stacks",
            "--retries",
            "2",
            "--",
            "sh",
            "-c",
            "echo ran >> ../../runs; " + THROTTLED_ONCE);

    assertThat(ended.status()).as(ended.output()).isZero();
    assertThat(ended.output())
        .containsPattern("app/throttled +fails; retry 1, waits")
        .contains("1 done");
    assertThat(workspace.read("runs").lines()).hasSize(2);
  }

  @Test
  void exec_ofWhatDoesNotPass_isTriedOnce_andOfWhatPassesAsOftenAsAsked() throws Exception {
    String[] command = {
      "exec", "app/broken", "--stacks", "--retries", "1", "--", "sh", "-c", "echo a fault; exit 1"
    };
    assertThat(workspace.meta(command).output()).contains("1 failed").doesNotContain("retry");
    command[8] = "echo ran >> ../../runs; echo Rate exceeded; exit 1";

    Ended ended = workspace.meta(command);

    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.output()).contains("retry 1").doesNotContain("retry 2");
    assertThat(workspace.read("runs").lines()).hasSize(2);
  }

  /**
   * One is throttled, one fails for good, one fails when somebody else has ended; all others go on
   * without them.
   */
  @Test
  void exec_withAllFaultsAtOnce_doesWhatItCan_andResumesWithTheRest() throws Exception {
    String script =
        "echo $POLYSTACK_STACK >> ../../runs; case $POLYSTACK_STACK in"
            + " throttled) %s;;".formatted(THROTTLED_ONCE)
            + " broken) [ -e ../../mended ] || { echo cause of it; exit 1; };;"
            + " content) touch ../../enough;;"
            + " late) [ -e ../../mended ] ||"
            + " { until [ -e ../../enough ]; do sleep 0.1; done; exit 1; };; esac";

    Ended ended =
        workspace.meta(
            "exec",
            "--stacks",
            "--ordered",
            "--width",
            "4",
            "--retries",
            "2",
            "--timeout",
            "2m",
            "--",
            "sh",
            "-c",
            script);

    assertThat(ended.status()).as(ended.output()).isEqualTo(1);
    assertThat(ended.output())
        .containsPattern("app/throttled +fails; retry 1")
        .containsPattern("app/throttled +done")
        .containsPattern("app/content +done")
        .containsPattern("app/broken +FAILED")
        .containsPattern("app/needy +skipped, for app/broken")
        .containsPattern("app/late +FAILED")
        .contains("cause of it");

    workspace.file("mended", "");
    Ended resumed = workspace.meta("exec", "--resume");

    assertThat(resumed.status()).as(resumed.output()).isZero();
    assertThat(resumed.output()).contains("3 done, 2 unchanged");
    assertThat(workspace.read("runs").lines().sorted())
        .containsExactly(
            "broken", "broken", "content", "late", "late", "needy", "throttled", "throttled");
  }

  @Test
  void exec_thatTakesTooLongAltogether_isCancelled_andSaysSo() throws Exception {
    Ended ended = workspace.meta("exec", "--stacks", "--timeout", "1s", "--", "sleep", "600");

    assertThat(ended.status()).as(ended.output()).isEqualTo(1);
    assertThat(ended.output())
        .containsPattern("app/late +cancelled")
        .contains("The time for all of it is over. --resume goes on; --timeout gives it more.");
  }
}
