package dev.polystack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polystack.cli.Workspace.Ended;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tasks by their names, in a project that is neither the shop nor Java. */
class RunTest {

  @TempDir private Path root;
  private Workspace workspace;

  @BeforeEach
  void makeThreeRepositories() throws Exception {
    workspace =
        Workspace.of(root, "docs", "orders", "platform")
            .file("docs/README.md", "")
            .file("platform/bus/stack.yaml", "publishes: [name]\n")
            .file("orders/api/stack.yaml", "consumes: [platform/bus/name]\n")
            .file("orders/table/stack.yaml", "shares: [name]\n")
            .file("orders/tasks.yaml", "build: {command: [sh, -c, 'echo orders >> ../order']}\n")
            .file(
                "platform/tasks.yaml",
                "build:\n  command: [sh, -c, 'sleep 0.3; echo platform >> ../order']\nlint:\n  command: [true]\n");
  }

  @Test
  void run_doesWhatEachRepositoryDeclares_inTheirOrder_andSaysWhoIsLeftOut() throws Exception {
    Ended ended = workspace.meta("run", "build");

    assertThat(ended.status()).as(ended.output()).isZero();
    assertThat(workspace.read("order").lines()).containsExactly("platform", "orders");
    assertThat(ended.output()).contains("Without build: docs", "2 done");
  }

  @Test
  void run_inStacks_doesWhatTheirFoldersDeclare() throws Exception {
    workspace
        .file("orders/api/tasks.yaml", "test: {command: [sh, -c, 'echo $POLYSTACK_STACK tested']}")
        .file("orders/table/tasks.yaml", "test: {command: [sh, -c, 'echo table tested as well']}");

    Ended ended = workspace.meta("run", "--stacks", "test", "orders");

    assertThat(ended.status()).as(ended.output()).isZero();
    assertThat(ended.output())
        .contains("api tested", "table tested as well", "2 done")
        .doesNotContain("Without");
    assertThat(workspace.meta("run", "--stacks", "test", "--exclude", "*/table").output())
        .contains("Without test: platform/bus", "1 done");
  }

  @Test
  void run_withInputs_runsAgainOnlyWhereOneChanged_andAfterWhatIsNotKnown() throws Exception {
    workspace.file("platform/tasks.yaml", "build: {command: [echo, one], inputs: ['src/**']}");
    workspace.file("orders/tasks.yaml", "build: {command: [echo, two], inputs: ['src/**']}");
    workspace.file("orders/src/a", "1").file("platform/src/a", "1");
    workspace.meta("run", "build");

    assertThat(workspace.meta("run", "build").output()).contains("2 unchanged");
    workspace.file("orders/src/a", "2");
    assertThat(workspace.meta("run", "build").output()).contains("1 done, 1 unchanged");
    assertThat(workspace.meta("run", "build", "--no-cache").output()).contains("2 done");
    workspace.file("platform/tasks.yaml", "build: {command: [echo, one]}");
    workspace.meta("run", "build");
    assertThat(workspace.meta("run", "build").output()).contains("2 done");
  }

  /** What it needs has other outputs meanwhile, made by a run of its own. */
  @Test
  void run_whereWhatItNeedsWasRunApart_isNotWhatItWasBefore() throws Exception {
    upstreamAndDownstream("");
    workspace.meta("run", "build");
    assertThat(workspace.meta("run", "build", "orders").output()).contains("1 unchanged");
    workspace.file("platform/in", "two");

    assertThat(workspace.meta("run", "build", "orders").output())
        .contains("done, and not kept: platform, which it needs, has no result", "1 done");
    workspace.meta("run", "build", "platform");
    assertThat(workspace.meta("run", "build", "orders").output()).contains("1 done");
    assertThat(workspace.read("orders/out")).isEqualTo("two");
    assertThat(workspace.meta("run", "build", "orders").output()).contains("1 unchanged");
  }

  @Test
  void run_resumed_takesNothingThatWasMadeFromOtherThings() throws Exception {
    upstreamAndDownstream("[ ! -e ../broken ] && ");
    workspace.file("broken", "").meta("run", "build");
    Files.delete(root.resolve("broken"));
    assertThat(workspace.meta("run", "--resume").output()).contains("1 done, 1 unchanged");
    workspace.file("platform/in", "two").file("broken", "");
    assertThat(workspace.meta("run", "build").output()).contains("1 done, 1 failed");
    Files.delete(root.resolve("broken"));

    assertThat(workspace.meta("run", "--resume").output()).contains("1 done, 1 unchanged");

    assertThat(workspace.read("orders/out")).isEqualTo("two");
  }

  private void upstreamAndDownstream(String condition) throws Exception {
    workspace
        .file("platform/in", "one")
        .file(
            "platform/tasks.yaml",
            "build: {command: [cp, in, out], inputs: [in], outputs: [out]}\n")
        .file(
            "orders/tasks.yaml",
            "build: {command: [sh, -c, '%scp ../platform/out out'], inputs: [in], outputs: [out]}\n"
                .formatted(condition));
  }

  @Test
  void run_resumed_runsOnlyWhereItHasNotSucceeded() throws Exception {
    workspace.file(
        "orders/tasks.yaml",
        "build: {command: [sh, -c, '[ -e ../mended ] && echo orders >> ../order']}");
    assertThat(workspace.meta("run", "build").status()).isEqualTo(1);
    workspace.file("mended", "");

    Ended ended = workspace.meta("run", "--resume");

    assertThat(ended.output()).contains("1 done, 1 unchanged");
    assertThat(workspace.read("order").lines()).containsExactly("platform", "orders");
  }

  @Test
  void resume_afterAList_goesOnWithTheLastRun() throws Exception {
    workspace.file("orders/tasks.yaml", "build: {command: [test, -e, ../mended]}");
    workspace.meta("run", "build");
    workspace.file("mended", "").meta("run");

    assertThat(workspace.meta("run", "--resume").output()).contains("1 done, 1 unchanged");
  }

  @ParameterizedTest
  @ValueSource(strings = {"run", "deploy"})
  void resume_ofNothing_isRefused(String verb) throws Exception {
    Ended ended = workspace.meta(verb, "--resume");

    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.output())
        .isEqualToIgnoringNewLines(
            "There is nothing to resume: no `meta %s` has run here.".formatted(verb));
  }

  @Test
  void run_ofWhatNobodyDeclares_saysWhatThereIs() throws Exception {
    Ended mistyped =
        workspace.meta("run", "biuld", "--junit", root.resolve("junit.xml").toString());
    assertThat(workspace.read("junit.xml")).contains("errors=\"1\"", "Did you mean build?");
    Ended unknown = workspace.meta("run", "deploy", "orders");

    assertThat(mistyped.status()).isEqualTo(2);
    assertThat(mistyped.output())
        .contains("None of the 3 places declares a task 'biuld'", "Did you mean build?")
        .doesNotContain("\tat ");
    assertThat(unknown.output()).contains("There are: build");
  }

  @ParameterizedTest
  @ValueSource(strings = {"run lint orderz", "run lintt", "exec orderz -- true"})
  void resume_afterAMistypedName_goesOnWithTheLastRunThatMeantSomething(String mistyped)
      throws Exception {
    String verb = mistyped.substring(0, mistyped.indexOf(' '));
    workspace.meta("run", "build");
    workspace.meta("exec", "--", "true");

    assertThat(workspace.meta(mistyped.split(" ")).status()).isEqualTo(2);

    Ended ended = workspace.meta(verb, "--resume");
    assertThat(ended.status()).as(ended.output()).isZero();
    assertThat(ended.output()).contains("unchanged");
  }

  @Test
  void run_withoutATask_listsThem() throws Exception {
    Ended ended = workspace.meta("run");

    assertThat(ended.status()).isZero();
    assertThat(ended.output())
        .containsPattern("build +platform, orders")
        .containsPattern("lint +platform");
    assertThat(workspace.meta("run", "--stacks").output()).contains("No task is declared");
  }

  @Test
  void run_withMistakesInFiles_namesAllOfThem_andRunsNothing() throws Exception {
    workspace
        .file("orders/tasks.yaml", "build: {inputs: src}\n")
        .file("platform/tasks.yaml", "build: make\nte st: {command: [make], output: [x]}\n");

    Ended ended = workspace.meta("run", "build");

    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.output())
        .contains(
            "orders/tasks.yaml:1:8: the task 'build' has no 'command': write command: [make, all]",
            "orders/tasks.yaml:1:17: inputs must be a list, not text",
            "platform/tasks.yaml:1:8: the task 'build' must be a mapping, not text",
            "platform/tasks.yaml:2:1: 'te st' is no name",
            "platform/tasks.yaml:2:26: unknown key 'output' in the task 'te st'");
    assertThat(workspace.has("order")).isFalse();
  }
}
