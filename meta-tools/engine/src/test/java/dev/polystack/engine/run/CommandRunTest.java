package dev.polystack.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.polystack.engine.UserError;
import dev.polystack.engine.WorkFolder;
import dev.polystack.engine.output.Outputs;
import dev.polystack.engine.run.CommandRun.Body;
import dev.polystack.workspace.schedule.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written about commands that ran no task. */
class CommandRunTest {

  @TempDir private Path folder;

  @Test
  void of_aCommandThatSaysSo_hasSucceeded() throws Exception {
    assertThat(of(runner -> true)).isTrue();

    assertThat(read("report.json")).contains("\"succeeded\" : true").doesNotContain("error");
    assertThat(read("junit.xml")).contains("tests=\"0\"", "errors=\"0\"");
  }

  @Test
  void of_aRefusedCommand_hasFailed_andSaysWhy() throws Exception {
    assertThatThrownBy(
            () ->
                of(
                    runner -> {
                      throw new UserError("prod is production");
                    }))
        .isInstanceOf(UserError.class);

    assertThat(read("report.json"))
        .contains("\"succeeded\" : false", "\"error\" : \"prod is production\"");
    assertThat(read("junit.xml"))
        .contains(
            "tests=\"1\"",
            "errors=\"1\"",
            "name=\"deploy\"",
            "<error message=\"prod is production\">");
  }

  @Test
  void of_aCommandThatOnlyDoesNotSucceed_orFailsUnexpectedly_hasFailed() throws Exception {
    assertThat(of(runner -> false)).isFalse();
    assertThat(read("report.json")).contains("\"succeeded\" : false", "\"error\"");

    assertThatThrownBy(
            () ->
                of(
                    runner -> {
                      throw new AssertionError("a mistake of ours");
                    }))
        .isInstanceOf(AssertionError.class);
    assertThat(read("report.json")).contains("\"succeeded\" : false", "ended in the middle");
  }

  private boolean of(Body body) throws InterruptedException {
    Outputs outputs =
        new Outputs(
            Optional.of(folder.resolve("report.json")),
            Optional.of(folder.resolve("junit.xml")),
            Optional.empty(),
            false);
    return CommandRun.of(
        new WorkFolder(folder),
        "deploy",
        new RunOptions(
            OptionalInt.empty(),
            OptionalInt.empty(),
            Limits.NONE,
            RunOptions.Resume.POSSIBLE,
            outputs),
        body);
  }

  private String read(String name) throws IOException {
    return Files.readString(folder.resolve(name));
  }
}
