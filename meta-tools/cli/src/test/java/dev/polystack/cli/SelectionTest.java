package dev.polystack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polystack.cli.Workspace.Ended;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands that are about stacks take the same selection. */
class SelectionTest {

  @TempDir private Path root;
  private Workspace workspace;

  @BeforeEach
  void makeTwoServices() throws Exception {
    workspace =
        Workspace.of(root, "orders", "platform")
            .file("platform/bus/stack.yaml", "publishes: [name]\n")
            .file("orders/api/stack.yaml", "consumes: [table/name, platform/bus/name]\n")
            .file("orders/table/stack.yaml", "shares: [name]\nconsumes: [platform/bus/name]\n");
  }

  @Test
  void graph_ofAFew_keepsTheirOrder() throws Exception {
    assertThat(workspace.meta("graph", "--format", "mermaid", "--exclude", "*/table").output())
        .contains("platform/bus", "orders/api", "n0 --> n1")
        .doesNotContain("table");
    assertThat(workspace.meta("graph", "platform").output().strip()).isEqualTo("platform/bus");
  }

  @Test
  void graph_ofWhatDoesNotExist_saysWhatIsMeant() throws Exception {
    Ended ended = workspace.meta("graph", "order/api", "--exclude", "platfrom", "--group", "x");

    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.output())
        .contains(
            "no stack is named 'order/api'. Did you mean orders/api",
            "no stack is named 'platfrom'",
            "no group is named 'x'")
        .doesNotContain("\tat ");
  }

  @Test
  void destroy_withAnExcludedDependent_isRefused_beforeAnythingIsAsked() throws Exception {
    synthesized(
        "platform",
        "bus",
        "\"publishes\": [{\"name\": \"/p/it/platform/bus/name\", \"visibility\": \"PUBLISHED\"}], \"consumes\": []");
    synthesized(
        "orders",
        "api",
        "\"publishes\": [], \"consumes\": [{\"name\": \"/p/it/platform/bus/name\"}]");

    ProcessBuilder builder =
        workspace
            .start("destroy", "platform", "--exclude", "orders", "--project", "p", "-e", "it")
            .redirectErrorStream(true);
    builder.environment().put("AWS_REGION", "eu-central-1"); // Nothing is asked there.
    Process destroy = builder.start();

    assertThat(new String(destroy.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .contains(
            "Nothing was destroyed: orders/api is excluded, but consumes what would be destroyed")
        .doesNotContain("\tat ");
    assertThat(destroy.waitFor()).isEqualTo(1);
  }

  private void synthesized(String repository, String stack, String parameters) throws Exception {
    String assembly = ".polystack/assembly/it/" + repository;
    workspace
        .file(repository + "/pom.xml", "<project/>")
        .file(assembly + "/manifest.json", "{\"version\": \"36.0.0\", \"artifacts\": {}}")
        .file(
            assembly + "/polystack.json",
            """
            {"project": "p", "service": "%s", "environment": "it", "production": false,
             "stacks": [{"name": "%s", "stackName": "p-it-%s", "template": "t.json", "mock": false,
               "folder": "%s", "description": "", %s, "functions": [], "code": []}]}
            """
                .formatted(repository, stack, stack, stack, parameters));
  }
}
