package dev.polystack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.polystack.workspace.git.Git;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code meta status} tells of repositories: of a real checkout in which somebody works. */
class RepositoryStatusTest {

  private static final String POM =
      """
      <project><modelVersion>4.0.0</modelVersion><groupId>org.acme</groupId>
      <artifactId>%s</artifactId><version>%s</version>%s</project>
      """;
  private static final String CONTRACTS =
      "<dependencies><dependency><groupId>org.acme</groupId><artifactId>contracts</artifactId>"
          + "<version>0.4.0</version></dependency></dependencies>";

  @TempDir private Path root;
  private Workspace workspace;

  @BeforeEach
  void work() throws Exception {
    workspace =
        Workspace.of(root, "contracts", "orders")
            .file(
                "repos.yaml",
                """
                project: shop
                repositories:
                  contracts: {type: git, url: ../contracts.git, version: main, kind: contracts}
                  orders: {type: git, url: ../orders.git, version: main}
                  away: {type: git, url: ../away.git, version: main}
                  broken: {type: git, url: ../broken.git, version: main}
                  search: {type: git, url: ../search.git, version: main}
                """)
            .file("search/cdk.json", "{\"app\": \"python3 app.py\"}")
            .file("contracts/pom.xml", POM.formatted("contracts", "0.5.0", ""))
            .file("broken/.git", "gitdir: nowhere")
            .file("orders/pom.xml", POM.formatted("orders", "1.3.0-SNAPSHOT", CONTRACTS))
            .file(".polystack/assembly/prod/orders/t.json", "{\"Resources\": {}}")
            .file(".polystack/assembly/prod/orders/manifest.json", "{\"artifacts\": {}}")
            .file(
                ".polystack/assembly/prod/orders/polystack.json",
                """
                {"project": "shop", "service": "orders", "environment": "prod", "production": true,
                 "stacks": [{"name": "intake", "stackName": "shop-prod-orders-intake",
                   "template": "t.json", "mock": false, "folder": "stacks/intake",
                   "description": "", "publishes": [], "consumes": [], "functions": [],
                   "code": []}]}
                """);
    Git orders = Git.in(root.resolve("orders"));
    orders.need("init", "--quiet", "--initial-branch=main");
    orders.need("config", "user.name", "Test");
    orders.need("config", "user.email", "test@example.com");
    workspace.file("orders/notes.txt", "1");
    commit(orders, "Begin");
    orders.need("clone", "--quiet", "--bare", ".", root.resolve("orders.git").toString());
    orders.need("remote", "add", "origin", root.resolve("orders.git").toString());
    for (String theirs : new String[] {"2", "3"}) {
      workspace.file("orders/notes.txt", theirs);
      commit(orders, "Note " + theirs);
    }
    orders.need("push", "--quiet", "--set-upstream", "origin", "main");
    orders.need("reset", "--quiet", "--hard", "HEAD~2");
    workspace.file("orders/mine.txt", "1");
    commit(orders, "Work");
    workspace.file("orders/mine.txt", "for later");
    orders.need("stash", "--quiet");
    workspace.file("orders/mine.txt", "2").file("orders/notes.txt", "mine");
    workspace.file("orders/new.txt", "new");
    Git search = Git.in(root.resolve("search"));
    search.need("init", "--quiet", "--initial-branch=main");
    search.need("config", "user.name", "Test");
    search.need("config", "user.email", "test@example.com");
    commit(search, "Begin");
    search.need("tag", "v1.2");
    workspace.file("search/cdk.json", "{\"app\": \"python3 main.py\"}");
  }

  @Test
  void status_tellsOfBranchDistanceChangesStashVersionsAndWhatRuns() throws Exception {
    assertThat(status().lines().map(line -> line.strip().replaceAll(" +", " ")))
        .contains(
            "orders main +1 -2 2 changed 1 new 1 stashed"
                + " 1.3.0-SNAPSHOT, contracts 0.4.0, prod runs 1.2.0",
            "contracts is no git checkout 0.5.0",
            "search main no upstream 1 changed v1.2-dirty",
            "away is not here: `meta clone`",
            "broken git cannot tell: not a git repository: " + root.resolve("broken/nowhere"),
            "orders/intake not deployed");
  }

  @Test
  void status_asJson_hasTheSame() throws Exception {
    JsonNode repositories =
        JsonMapper.builder().build().readTree(status("--json")).path("repositories");

    JsonNode orders = named(repositories, "orders");
    assertThat(orders.path("commit").asText())
        .isEqualTo(Git.in(root.resolve("orders")).need("rev-parse", "HEAD"));
    assertThat(orders)
        .isEqualTo(
            JsonMapper.builder()
                .build()
                .readTree(
                    """
                    {"name": "orders", "place": "own", "commit": "%s", "branch": "main",
                     "upstream": "origin/main", "ahead": 1, "behind": 2, "changed": 2,
                     "untracked": 1, "stashed": 1, "version": "1.3.0-SNAPSHOT",
                     "contracts": ["0.4.0"], "deployed": {"prod": "1.2.0"}}
                    """
                        .formatted(orders.path("commit").asText())));
    assertThat(named(repositories, "contracts").path("place").asText()).isEqualTo("none");
    assertThat(named(repositories, "broken").path("problem").asText())
        .startsWith("not a git repository");
    assertThat(named(repositories, "away").path("place").asText()).isEqualTo("missing");
  }

  private static JsonNode named(JsonNode repositories, String name) {
    return repositories
        .valueStream()
        .filter(each -> each.path("name").asText().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static void commit(Git git, String message) throws InterruptedException {
    git.need("add", "--all");
    git.need("commit", "--quiet", "--message", message);
  }

  private String status(String... arguments) throws Exception {
    try (ParameterStore store = new ParameterStore()) {
      ProcessBuilder builder = workspace.start("status", "--env", "prod");
      builder.command().addAll(List.of(arguments));
      builder.environment().putAll(store.variables());
      Path errors = root.resolve("errors.txt");
      Process process = builder.redirectError(errors.toFile()).start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor()).as(() -> read(errors)).isZero();
      return output;
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
