package dev.polystack.engine.tools;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polystack.engine.process.Finished;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class MavenErrorsTest {

  @Test
  void errors_areTheCause_withoutMavensAdviceAboutItself() {
    List<String> lines =
        List.of(
            "[INFO] BUILD FAILURE",
            "[ERROR] Failed to execute goal g:a:java (gate) on project p: Wrong -> [Help 1]",
            "[ERROR] ",
            "[ERROR] To see the full stack trace of the errors, re-run Maven with the -e switch.",
            "[ERROR] Re-run Maven using the -X switch to enable full debug logging.",
            "[ERROR] For more information about the errors and possible solutions, please read:",
            "[ERROR] [Help 1] https://example.com/MojoExecutionException",
            "[ERROR] After correcting the problems, you can resume the build with the command",
            "[ERROR]   mvn <args> -rf :p");

    assertThat(Maven.errors(new Finished(1, lines, Path.of("log"))))
        .isEqualTo(
            "    [ERROR] Failed to execute goal g:a:java (gate) on project p: Wrong -> [Help 1]");
  }
}
