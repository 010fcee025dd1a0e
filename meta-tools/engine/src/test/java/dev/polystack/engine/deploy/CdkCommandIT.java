package dev.polystack.engine.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.polystack.engine.WorkFolder;
import dev.polystack.engine.process.Finished;
import dev.polystack.engine.tools.CdkTool;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The CDK command that {@code meta up} has installed, loaded ahead and not. */
class CdkCommandIT {

  private static final String MANIFEST =
      """
      {"version": "36.0.0", "artifacts": {"one": {
        "type": "aws:cloudformation:stack", "environment": "aws://unknown-account/unknown-region",
        "properties": {"templateFile": "one.template.json"}}}}
      """;

  @TempDir private Path folder;

  @Test
  void loadedAhead_doesWhatItDoesOtherwise() throws Exception {
    List<String> arguments = List.of("list", "--app", assembly(), "--no-notices");
    try (CdkCommand command = new CdkCommand(work())) {
      Finished plain = command.run(arguments, Map.of(), folder.resolve("plain"));

      command.loadAhead();
      Finished ahead = command.run(arguments, Map.of(), folder.resolve("ahead"));

      assertThat(plain.lines()).containsExactly("one");
      assertThat(ahead).usingRecursiveComparison().ignoringFields("log").isEqualTo(plain);
    }
  }

  @Test
  void loadedAhead_failsAsItDoesOtherwise() throws Exception {
    List<String> arguments = List.of("list", "--app", folder.resolve("missing").toString());
    try (CdkCommand command = new CdkCommand(work())) {
      command.loadAhead();
      Finished ahead = command.run(arguments, Map.of(), folder.resolve("ahead"));

      assertThat(ahead.succeeded()).isFalse();
      assertThat(ahead.relevant(line -> true)).contains("missing");
    }
  }

  @Test
  void loadedAhead_takesItsVariablesWithItsArguments() throws Exception {
    try (CdkCommand command = new CdkCommand(work())) {
      command.loadAhead();
      Finished ahead =
          command.run(
              List.of("list", "--no-notices"),
              Map.of("CDK_APP", assembly()),
              folder.resolve("ahead"));

      assertThat(ahead.lines()).containsExactly("one");
    }
  }

  @Test
  void loadedAheadAndNotNeeded_isEnded() {
    List<ProcessHandle> before = ProcessHandle.current().children().toList();
    List<ProcessHandle> started;
    try (CdkCommand command = new CdkCommand(work())) {
      command.loadAhead();
      started =
          ProcessHandle.current()
              .children()
              .filter(child -> !before.contains(child))
              .filter(child -> child.info().command().orElse("").endsWith("node"))
              .toList();
    }

    assertThat(started).isNotEmpty();
    // Whoever has ended is in the system's table until this JVM has taken notice.
    started.forEach(each -> each.onExit().orTimeout(10, TimeUnit.SECONDS).join());
  }

  @Test
  void version_isThatOfTheInstalledCommand() throws Exception {
    Path installed = new CdkTool(work()).command().resolve("../../package.json").normalize();

    assertThat(JsonMapper.builder().build().readTree(installed.toFile()).path("version").asText())
        .isEqualTo(CdkTool.version());
  }

  private String assembly() throws Exception {
    Path assembly = folder.resolve("assembly");
    Files.createDirectories(assembly);
    Files.writeString(assembly.resolve("manifest.json"), MANIFEST);
    Files.writeString(assembly.resolve("one.template.json"), "{}");
    return assembly.toString();
  }

  private static WorkFolder work() {
    return new WorkFolder(
        Stream.iterate(Path.of("").toAbsolutePath(), folder -> folder != null, Path::getParent)
            .map(folder -> folder.resolve(WorkFolder.NAME))
            .filter(folder -> Files.exists(folder.resolve("env/cdk")))
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "no .polystack/env/cdk above this folder: run `meta up` once, which"
                            + " installs the CDK command")));
  }
}
