package dev.polystack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.polystack.cli.Workspace.Ended;
import dev.polystack.workspace.git.Git;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Commands that are about stacks take the same selection. */
class SelectionTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();

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

    assertThat(ended.status()).isEqualTo(2);
    assertThat(ended.output())
        .contains(
            "no stack is named 'order/api'. Did you mean orders/api",
            "no stack is named 'platfrom'",
            "no group is named 'x'")
        .doesNotContain("\tat ");
  }

  @Test
  void graph_ofRepositoriesWithTheSameLastName_hasBoth() throws Exception {
    String pom =
        "<project><groupId>org.example</groupId><artifactId>%s</artifactId><version>1</version>%s</project>";
    String needs =
        "<dependencies><dependency><groupId>org.example</groupId><artifactId>a</artifactId></dependency></dependencies>";
    Workspace.of(root, "a/api", "b/api", "scripts")
        .file("a/api/pom.xml", pom.formatted("a", ""))
        .file("b/api/pom.xml", pom.formatted("b", needs));

    assertThat(workspace.meta("graph", "--of", "repositories", "--format", "mermaid").output())
        .contains("n0[\"a/api\"]", "n1[\"b/api\"]", "n0 --> n1", "n2[\"scripts\"]");
  }

  @Test
  void deploy_ofDeclaredStacksOnly_isRefused_andSaysWhatRunsInThem() throws Exception {
    Ended ended = workspace.meta("deploy", "--json");

    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.output())
        .contains("There is nothing to deploy here", "`meta exec --stacks`")
        .contains("\"succeeded\" : false", "\"error\" : \"There is nothing to deploy here")
        .doesNotContain("unexpectedly");
  }

  @ParameterizedTest
  @CsvSource({
    "platform/bus/main.tf, 'orders/api,orders/table,platform/bus'",
    "orders/table/main.tf, 'orders/api,orders/table'",
    "orders/README.md, ''"
  })
  void affected_isWhatASelectionRuns(String changed, String stacks) throws Exception {
    commitAll();
    workspace.file(changed, "new");

    Process affected = workspace.start("affected", "--stacks", "--json").start();
    Process run = workspace.start("exec", "--stacks", "--affected", "--json", "--", "true").start();

    JsonNode told = JSON.readTree(affected.getInputStream());
    Set<String> expected = stacks.isEmpty() ? Set.of() : Set.of(stacks.split(","));
    assertThat(Stream.of("stacks", "dependents").flatMap(part -> texts(told.path(part))))
        .containsExactlyInAnyOrderElementsOf(expected);
    assertThat(JSON.readTree(run.getInputStream()).path("tasks").findValuesAsText("name"))
        .containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void graph_ofWhatAChangeConcerns_isAPictureOfThatAlone() throws Exception {
    commitAll();
    workspace.file("orders/table/main.tf", "new");

    Ended graph = workspace.meta("graph", "--affected", "--format", "mermaid");

    assertThat(graph.output())
        .startsWith("flowchart LR")
        .contains("orders/table", "orders/api", "n0 --> n1")
        .doesNotContain("platform/bus");
  }

  @Test
  void test_ofNothing_testsNothing() throws Exception {
    workspace.file("platform/pom.xml", "<project/>");
    commitAll();

    Process process =
        workspace
            .start("test", "--affected", "--json", "--junit", root.resolve("junit.xml").toString())
            .redirectError(root.resolve("said").toFile())
            .start();

    assertThat(JSON.readTree(process.getInputStream()).path("succeeded").asBoolean()).isTrue();
    assertThat(workspace.read("junit.xml")).contains("tests=\"0\"");
    assertThat(workspace.read("said")).contains("0 passed, 0 failed");
    assertThat(process.waitFor()).isZero();
  }

  /** As a clone: the remote's branch is where this one is. */
  private void commitAll() throws Exception {
    Git git = Git.in(root);
    git.need("init", "--quiet", "--initial-branch=main");
    git.need("add", "--all");
    git.need("-c", "user.name=Test", "-c", "user.email=test@example.com", "commit", "-qm", "Begin");
    git.need("update-ref", "refs/remotes/origin/main", "HEAD");
    git.need("symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/main");
  }

  private static Stream<String> texts(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText);
  }
}
