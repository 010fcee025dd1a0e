package dev.polystack.engine.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polystack.engine.Checkout;
import dev.polystack.engine.cloud.Target;
import dev.polystack.engine.output.Outputs;
import dev.polystack.engine.run.RunOptions;
import dev.polystack.engine.run.Runner;
import dev.polystack.workspace.manifest.Repository;
import dev.polystack.workspace.schedule.Limits;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestRunTest {

  private static final String POM =
      """
      <project><modelVersion>4.0.0</modelVersion><groupId>org.shop</groupId>
      <artifactId>%s</artifactId><version>1</version>%s</project>
      """;

  @TempDir private Path root;

  @Test
  void inOrder_putsThoseTogetherThatDoNotNeedEachOther_whateverFolderTheyStandIn()
      throws Exception {
    Files.writeString(
        root.resolve("repos.yaml"),
        """
        repositories:
          app: {type: git, url: ../app.git, version: main}
          libs/money: {type: git, url: ../money.git, version: main}
          panel: {type: git, url: ../panel.git, version: main}
          docs: {type: git, url: ../docs.git, version: main}
        """);
    Files.createDirectories(root.resolve("docs"));
    for (String user : List.of("app", "panel")) {
      pom(
          user,
          "<dependencies><dependency><groupId>org.shop</groupId>"
              + "<artifactId>money</artifactId><version>1</version></dependency></dependencies>");
    }
    pom("libs/money", "");
    Checkout checkout = new Checkout(root, root);
    List<Repository> all = checkout.checkedOut();

    assertThat(TestRun.inOrder(checkout, all))
        .containsExactly(
            List.of(root.resolve("libs/money")),
            List.of(root.resolve("app"), root.resolve("panel")));
    assertThat(TestRun.inOrder(checkout, all.subList(1, 2)))
        .containsExactly(List.of(root.resolve("libs/money")));
    assertThat(TestRun.inOrder(checkout, List.of())).isEmpty();
  }

  @Test
  void run_outOfTime_endsWithASum_andFails() throws Exception {
    Files.writeString(
        root.resolve("repos.yaml"),
        "repositories:\n  app: {type: git, url: ../app.git, version: main}\n");
    pom("app", "");
    Checkout checkout = new Checkout(root, root);
    RunOptions briefly =
        new RunOptions(
            OptionalInt.empty(),
            OptionalInt.empty(),
            new Limits(Optional.empty(), Optional.of(Duration.ofMillis(1)), false),
            RunOptions.Resume.IMPOSSIBLE,
            Outputs.NONE);
    PrintStream usual = System.out;
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
    try (Runner runner = new Runner(checkout.work(), "test", briefly)) {
      Target nowhere = new Target("shop", "local", null);

      assertThat(new TestRun(checkout, runner, nowhere).run(checkout.repositories())).isFalse();
    } finally {
      System.setOut(usual);
    }

    assertThat(said.toString(StandardCharsets.UTF_8).lines())
        .contains("The time for all tests is over, which counts as a failure: --timeout gives more")
        .last()
        .isEqualTo("0 passed, 1 failed");
  }

  private void pom(String folder, String more) throws Exception {
    Files.createDirectories(root.resolve(folder));
    Files.writeString(
        root.resolve(folder).resolve("pom.xml"),
        POM.formatted(Path.of(folder).getFileName(), more));
  }
}
