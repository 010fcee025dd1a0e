package dev.polystack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.polystack.cli.Workspace.Ended;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Any command, in a project that is neither the shop nor Java. */
class ExecTest {

  @TempDir private Path root;
  private Workspace workspace;

  @BeforeEach
  void makeTwoServices() throws Exception {
    workspace =
        Workspace.of(root, "orders", "platform")
            .file("platform/bus/stack.yaml", "publishes: [name]\n")
            .file("orders/table/stack.yaml", "shares: [name]\n")
            .file("orders/api/stack.yaml", "consumes: [table/name, platform/bus/name]\n");
  }

  @Test
  void exec_runsInEveryRepository_andTellsWhereItIs_andWhatEachSaid() throws Exception {
    workspace = Workspace.of(root, "orders", "shop.api", "shop/api");

    Ended ended =
        workspace.meta("exec", "--", "sh", "-c", "echo $POLYSTACK_REPOSITORY in $(basename $PWD)");

    assertThat(ended.status()).isZero();
    assertThat(ended.output())
        .contains("    orders in orders", "    shop.api in shop.api", "    shop/api in api");
  }

  @Test
  void exec_inStacks_keepsTheirOrder_andTellsWhichItIs() throws Exception {
    String script =
        "echo $POLYSTACK_SERVICE/$POLYSTACK_STACK $POLYSTACK_ENV $(basename $PWD) >> ../../order";
    Ended ended =
        workspace.meta("exec", "--stacks", "--ordered", "-e", "test", "--", "sh", "-c", script);

    assertThat(ended.status()).isZero();
    assertThat(workspace.read("order").lines())
        .containsExactlyInAnyOrder(
            "orders/table test table", "platform/bus test bus", "orders/api test api")
        .last()
        .isEqualTo("orders/api test api");
  }

  @Test
  void exec_withAWordThatNamesAFile_passesItOnAsItIs() throws Exception {
    Path body = Files.writeString(root.resolve("body.json"), "{\"a\": 1} and more");

    Ended ended = workspace.meta("exec", "--", "echo", "-d", "@" + body);

    assertThat(ended.status()).as(ended.output()).isZero();
    assertThat(ended.output()).contains("    -d @" + body);
  }

  @Test
  void exec_inProduction_leavesMocksOut_andSaysSo() throws Exception {
    workspace
        .file("repos.yaml", "production: [prod]\n" + workspace.read("repos.yaml"))
        .file("orders/payments/stack.yaml", "mock: true\n");
    String script = "echo $POLYSTACK_STACK >> ../../ran";

    Ended ended = workspace.meta("exec", "--stacks", "-e", "prod", "--", "sh", "-c", script);

    assertThat(ended.status()).isZero();
    assertThat(ended.output())
        .contains("prod is production, so these mocks are left out: [orders/payments]");
    assertThat(workspace.read("ran").lines()).containsExactlyInAnyOrder("table", "bus", "api");
  }

  @Test
  void exec_afterAFailure_skipsOnlyWhatNeedsIt_andSaysSoAtTheEnd() throws Exception {
    Ended ended =
        workspace.meta(
            "exec",
            "--stacks",
            "--ordered",
            "--",
            "sh",
            "-c",
            "echo cause of it; [ $POLYSTACK_STACK != bus ]");

    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.output())
        .containsPattern("orders/table +done")
        .containsPattern("platform/bus +FAILED")
        .containsPattern("orders/api +skipped, for platform/bus")
        .doesNotContain("\tat ");
    String end = ended.output().substring(ended.output().indexOf("platform/bus failed:"));
    assertThat(end).contains("exit status 1", "cause of it", "1 done, 1 failed, 1 skipped");
  }

  @Test
  void exec_withInputs_runsAgainOnlyWhereOneChanged_andReplaysTheOutput() throws Exception {
    workspace.file("orders/api/src/a.txt", "one").file("orders/api/README.md", "one");
    String[] command = {
      "exec", "--stacks", "--inputs", "src/**", "--", "sh", "-c", "echo ran; echo x >> ../../runs"
    };
    workspace.meta(command);
    workspace.file("orders/api/README.md", "two");
    Ended unchanged = workspace.meta(command);
    workspace.file("orders/api/src/a.txt", "two");
    Ended changed = workspace.meta(command);

    assertThat(unchanged.output())
        .containsPattern("orders/api +unchanged +0.\\d s\n    ran")
        .contains("3 unchanged");
    assertThat(changed.output()).contains("1 done, 2 unchanged");
    assertThat(workspace.read("runs").lines()).hasSize(4);
  }

  @Test
  void exec_withInputs_runsAgainAfterWhatItNeedsChanged_orWithAnotherCommand() throws Exception {
    workspace.file("platform/bus/src/a.txt", "one");
    String[] command = {"exec", "--stacks", "--ordered", "--inputs", "src/**", "--", "true"};
    workspace.meta(command);
    workspace.file("platform/bus/src/a.txt", "two");

    Ended ended = workspace.meta(command);
    assertThat(ended.output())
        .containsPattern("platform/bus +done")
        .containsPattern("orders/api +done")
        .containsPattern("orders/table +unchanged");
    command[6] = "false";
    assertThat(workspace.meta(command).output()).contains("2 failed, 1 skipped");
    command[6] = "true";
    assertThat(workspace.meta(command).output()).contains("3 unchanged");
  }

  @Test
  void exec_withOutputs_restoresThem_andRemovesWhatIsNoneOfThem() throws Exception {
    String[] command = {
      "exec",
      "orders/api",
      "--stacks",
      "--outputs",
      "dist/**",
      "--",
      "sh",
      "-c",
      "mkdir -p dist/bin; cp in.txt dist/out.txt; cp in.txt dist/bin/run; chmod +x dist/bin/run"
    };
    workspace.file("orders/api/in.txt", "one");
    workspace.meta(command);
    workspace.file("orders/api/in.txt", "two");
    workspace.meta(command);
    workspace.file("orders/api/dist/other.txt", "left by somebody");
    workspace.file("orders/api/in.txt", "one");
    Files.delete(root.resolve("orders/api/dist/bin/run"));

    Ended ended = workspace.meta(command);

    assertThat(ended.output()).contains("1 unchanged");
    assertThat(workspace.read("orders/api/dist/out.txt")).isEqualTo("one");
    assertThat(workspace.read("orders/api/dist/bin/run")).isEqualTo("one");
    assertThat(Files.isExecutable(root.resolve("orders/api/dist/bin/run"))).isTrue();
    assertThat(workspace.has("orders/api/dist/other.txt")).isFalse();
    assertThat(workspace.meta(with(command, "--no-cache")).output()).contains("1 done");
  }

  @Test
  void exec_withInputs_runsAgainWithAnotherVersionOfTheProgram() throws Exception {
    Path program = root.resolve("tools/generate");
    workspace.file("tools/generate", "#!/bin/sh\necho version 1\n");
    assertThat(program.toFile().setExecutable(true)).isTrue();
    String[] command = {
      "exec", "orders/api", "--stacks", "--inputs", "*", "--", "../../tools/generate"
    };
    workspace.meta(command);
    assertThat(workspace.meta(command).output()).contains("1 unchanged");
    workspace.file("tools/generate", "#!/bin/sh\necho version 2\n");

    Ended ended = workspace.meta(command);

    assertThat(ended.output()).contains("version 2", "1 done");
    assertThat(workspace.meta(command).output()).contains("version 2", "1 unchanged");
  }

  @Test
  void exec_dependsOnTheVariablesThatItIsToldOf() throws Exception {
    String[] command = {
      "exec", "orders/api", "--stacks", "--inputs", "*", "--input-variable", "MODE", "--", "true"
    };
    for (String mode : new String[] {"a", "a", "b"}) {
      ProcessBuilder builder = workspace.start(command);
      builder.environment().put("MODE", mode);
      Process process = builder.start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      Files.writeString(
          root.resolve("said"), output, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    assertThat(workspace.read("said").lines().filter(line -> line.contains(" in ")))
        .extracting(line -> line.substring(0, line.indexOf(" in ")))
        .containsExactly("1 done", "1 unchanged", "1 done");
  }

  /** Git tells its hooks of an index, which is none of the repositories that are looked at. */
  @Test
  void exec_withInputs_withinAHook_asksEachRepositoryForItsOwnFiles() throws Exception {
    new ProcessBuilder("git", "init", "-q", root.resolve("orders").toString()).start().waitFor();
    ProcessBuilder builder =
        workspace.start("exec", "orders", "--inputs", "**", "--", "true").redirectErrorStream(true);
    builder.environment().put("GIT_DIR", root.resolve("hooked/.git").toString());
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).as(output).isZero();
  }

  @Test
  void exec_resumed_runsOnlyWhereItHasNotSucceeded() throws Exception {
    String script =
        "echo $POLYSTACK_STACK >> ../../runs; [ -e ../../mended ] || [ $POLYSTACK_STACK != bus ]";
    workspace.meta("exec", "--stacks", "--ordered", "--", "sh", "-c", script);
    workspace.file("mended", "");

    Ended ended = workspace.meta("exec", "--resume");

    assertThat(ended.status()).isZero();
    assertThat(workspace.read("runs").lines())
        .containsExactlyInAnyOrder("table", "bus", "bus", "api");
    assertThat(workspace.meta("exec", "--resume").output()).contains("3 unchanged");
    assertThat(workspace.meta("exec", "--resume", "-e", "dev-anna").output())
        .contains("There is nothing to resume: the last `meta exec` here was another one.");
  }

  @Test
  void exec_resumed_isTheLastOneThatWasWellWritten() throws Exception {
    workspace.meta("exec", "--", "sh", "-c", "echo ran >> ../runs; exit 1");
    for (String[] mistyped :
        new String[][] {
          {"exec", "make"},
          {"exec", "--widht", "2", "--", "true"},
          {"exec", "--width", "0", "--", "true"},
          {"exec", "--retries", "-1", "--", "true"}
        }) {
      Ended ended = workspace.meta(mistyped);
      assertThat(ended.status()).as(ended.output()).isEqualTo(2);
    }
    workspace.meta("exec", "--help");

    workspace.meta("exec", "--resume");

    assertThat(workspace.read("runs").lines()).hasSize(4);
  }

  @Test
  void exec_withNothingToResume_saysSo() throws Exception {
    Ended ended = workspace.meta("exec", "--resume");

    assertThat(ended.status()).isNotZero();
    assertThat(ended.output()).contains("There is nothing to resume");
  }

  @Test
  void exec_writesAReportInEveryFormat() throws Exception {
    Process process =
        workspace
            .start(
                "exec",
                "--stacks",
                "--ordered",
                "--json",
                "--report",
                root.resolve("out/report.json").toString(),
                "--junit",
                root.resolve("out/junit.xml").toString(),
                "--trace",
                root.resolve("out/trace.json").toString(),
                "--",
                "sh",
                "-c",
                "printf 'ctrl \\033[31m <&>\\n'; [ $POLYSTACK_STACK != bus ]")
            .start();
    JsonNode printed = JsonMapper.builder().build().readTree(process.getInputStream());

    assertThat(printed)
        .isEqualTo(JsonMapper.builder().build().readTree(workspace.read("out/report.json")));
    assertThat(printed.path("succeeded").asBoolean(true)).isFalse();
    assertThat(states(printed))
        .containsExactlyInAnyOrder(
            "orders/table done", "platform/bus failed", "orders/api skipped");
    var junit =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(root.resolve("out/junit.xml").toFile())
            .getDocumentElement();
    assertThat(junit.getAttribute("tests")).isEqualTo("3");
    assertThat(junit.getAttribute("failures")).isEqualTo("1");
    assertThat(junit.getAttribute("skipped")).isEqualTo("1");
    assertThat(junit.getElementsByTagName("failure").item(0).getTextContent()).contains("<&>");
    JsonNode trace = JsonMapper.builder().build().readTree(workspace.read("out/trace.json"));
    assertThat(trace.path("traceEvents"))
        .filteredOn(event -> event.path("ph").asText().equals("X"))
        .hasSize(2)
        .allSatisfy(
            event -> {
              assertThat(event.path("ts").asLong(-1)).isNotNegative();
              assertThat(event.path("dur").asLong()).isPositive();
              assertThat(event.path("pid").isInt() && event.path("tid").isInt()).isTrue();
            });
  }

  @Test
  void exec_withoutACommand_orWithUnknownNames_isWrongUsage() throws Exception {
    Ended without = workspace.meta("exec", "--stacks");
    assertThat(without.status()).isEqualTo(2);
    assertThat(without.output()).contains("Write the command after two dashes");

    Ended unknown = workspace.meta("exec", "--stacks", "ordres", "plattform/*", "--", "true");
    assertThat(unknown.status()).isEqualTo(2);
    assertThat(unknown.output())
        .contains(
            "no stack is named 'ordres'. Did you mean orders", "no stack is named 'plattform/*'");

    Ended program = workspace.meta("exec", "--", "no-such-program --help");
    assertThat(program.status()).isEqualTo(1);
    assertThat(program.output()).contains("no-such-program --help").doesNotContain("\tat ");
  }

  private static Stream<String> states(JsonNode report) {
    return StreamSupport.stream(report.path("tasks").spliterator(), false)
        .map(task -> task.path("name").asText() + " " + task.path("state").asText());
  }

  private static String[] with(String[] command, String option) {
    return Stream.concat(Stream.of(command[0], option), Stream.of(command).skip(1))
        .toArray(String[]::new);
  }
}
