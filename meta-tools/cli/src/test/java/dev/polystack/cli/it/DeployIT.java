package dev.polystack.cli.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.polystack.cli.Killing;
import dev.polystack.cli.Killing.With;
import dev.polystack.cli.it.MetaProcess.Ended;
import dev.polystack.engine.cloud.Target;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code meta deploy} with the real CDK command and a CloudFormation that goes on by itself. */
class DeployIT {

  private static final int ROUNDS = 10;
  private static final Duration ENOUGH = Duration.ofSeconds(20);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final String PROJECT =
      "d" + UUID.randomUUID().toString().substring(0, 8).toLowerCase(Locale.ROOT);

  /** Inherited by whatever a killed command has started. */
  private static final String MARK = "KILLED_DEPLOYMENT";

  @TempDir private static Path root;
  private static PriceStacks stacks;

  @BeforeAll
  static void deploy() throws IOException {
    stacks = new PriceStacks(root, new Target(PROJECT, Project.ENVIRONMENT, null));
    Ended first = new MetaProcess(root, PROJECT).run("deploy");
    assertThat(first.status()).as(first.output()).isZero();
    assertThat(stacks.deployed()).isEqualTo(stacks.wanted());
  }

  @AfterAll
  static void delete() {
    stacks.close();
  }

  /**
   * With and without what it has started. Whatever came before, the next one that is left alone
   * deploys what is wanted, and the one after that finds nothing to do.
   */
  @Test
  @EnabledOnOs(OS.LINUX)
  void deploy_killedAtRandomPoints_convergesToWhatIsWanted_andLeavesNobody(TestInfo test)
      throws Exception {
    Killing killing =
        new Killing(
            test,
            root,
            Map.of(MARK, PROJECT),
            "deploy",
            "--project",
            PROJECT,
            "--env",
            Project.ENVIRONMENT);
    stacks.change("lists", "measured");
    killing.leaveAlone();

    killing.rounds(
        ROUNDS,
        ENOUGH,
        With.CHILDREN,
        round -> {
          stacks.change(killing.oneOf(PriceStacks.STACKS), "round " + round);
          if (round % 2 == 0 && stacks.status("quotes").endsWith("_COMPLETE")) {
            stacks.delete("quotes");
          }
        },
        round -> {});

    killing.leaveAlone();
    assertThat(stacks.deployed()).isEqualTo(stacks.wanted());
    String again = killing.leaveAlone();
    for (String stack : PriceStacks.STACKS) {
      assertThat(again).containsPattern("prices/" + stack + " +unchanged");
    }
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(alive()).isEmpty());
  }

  @Test
  void deploy_thatFails_endsWith1_andIsResumed_whateverWasMistypedMeanwhile() {
    MetaProcess meta = new MetaProcess(root, PROJECT);
    stacks.lose("lists");
    Ended failed = meta.run("deploy", "prices/lists");
    assertThat(failed.status()).as(failed.output()).isEqualTo(1);
    assertThat(failed.output()).containsPattern("prices/lists +FAILED").contains("is gone");

    Ended mistyped = meta.run("deploy", "prices/lsits");
    assertThat(mistyped.status()).as(mistyped.output()).isEqualTo(2);

    stacks.bringBackTheFirst();
    Ended resumed = meta.run("deploy", "--resume");
    assertThat(resumed.status()).as(resumed.output()).isZero();
    assertThat(resumed.output())
        .containsPattern("prices/lists +unchanged")
        .doesNotContain("prices/offers", "lsits");
  }

  private static List<String> alive() {
    return ProcessHandle.allProcesses()
        .filter(process -> environment(process).contains(MARK + "=" + PROJECT))
        .map(process -> process.pid() + " " + process.info().commandLine().orElse(""))
        .toList();
  }

  private static String environment(ProcessHandle process) {
    try {
      return Files.readString(
          Path.of("/proc", String.valueOf(process.pid()), "environ"), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return ""; // it has ended, or is another user's
    }
  }
}
