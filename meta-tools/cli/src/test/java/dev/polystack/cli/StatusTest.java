package dev.polystack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polystack.cli.Workspace.Ended;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code meta status} tells of environments, asked of a Parameter Store that knows two. */
class StatusTest {

  @TempDir private Path root;
  private ParameterStore store;
  private Workspace workspace;

  @BeforeEach
  void begin() throws IOException {
    store = new ParameterStore();
    workspace =
        Workspace.of(root, "orders")
            .file(
                "orders/cdk.json",
                """
                {"app": "true", "context": {"environments":
                  {"foreign": {}, "prod": {"production": true}, "silent": {}, "test": {},
                   "preview-*": {"production": false}}}}
                """)
            .file(".polystack/assembly/left-by-a-file-manager", "");
  }

  @AfterEach
  void stop() {
    store.close();
  }

  @Test
  void status_tellsWhatEveryKnownEnvironmentRuns_andWhatIsNotKnown() throws Exception {
    Ended ended = status("status");

    assertThat(ended.status()).as(ended.output()).isZero();
    assertThat(ended.output())
        .containsPattern("foreign +not known: .*not yours")
        .containsPattern("prod +orders 1.2.0")
        .containsPattern("silent +not known: no answer within 4 s")
        .containsPattern("test +runs nothing")
        .as("a name that stands for many is no environment to ask")
        .doesNotContain("preview-");
  }

  @Test
  void status_asJson_hasThemToo() throws Exception {
    Ended ended = status("status", "--json");

    assertThat(ended.output())
        .containsPattern("\"prod\" : \\{\\s+\"versions\" : \\{\\s+\"orders\" : \"1.2.0\"");
  }

  @Test
  void status_whereAwsIsNotConfigured_saysSo_andAsksNobody() throws Exception {
    ProcessBuilder builder = workspace.start("status");
    builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));

    Ended ended = ended(builder, Map.of("JAVA_TOOL_OPTIONS", "-Duser.home=" + root));

    assertThat(ended.status()).as(ended.output()).isZero();
    assertThat(ended.output()).containsPattern("prod +not known: AWS is not configured here");
  }

  private Ended status(String... arguments) throws Exception {
    return ended(workspace.start(arguments), store.variables());
  }

  private static Ended ended(ProcessBuilder builder, Map<String, String> variables)
      throws Exception {
    builder.environment().putAll(variables);
    Process process = builder.redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), output);
  }
}
