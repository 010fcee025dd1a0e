package dev.polystack.engine.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.polystack.engine.Checkout;
import dev.polystack.engine.UserError;
import dev.polystack.engine.deploy.Synthesis;
import dev.polystack.workspace.stack.StackId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A workspace of stacks that files declare and others that an app synthesized. */
class WorkspaceStacksTest {

  private static final StackId API = new StackId("orders", "api");
  private static final StackId PAYMENTS = new StackId("orders", "payments");
  private static final StackId BUS = new StackId("platform", "bus");

  @TempDir private Path root;

  @BeforeEach
  void makeTwoRepositories() throws IOException {
    manifest("");
    write("orders/api/stack.yaml", "consumes: [platform/bus/name]\n");
    write("orders/payments/stack.yaml", "mock: true\npublishes: [url]\n");
  }

  @Test
  void of_anEnvironmentForDevelopment_hasMocks() {
    WorkspaceStacks stacks = of("dev-me");

    assertThat(stacks.graph().graph().order()).contains(API, PAYMENTS);
    assertThat(stacks.leftOut()).isEmpty();
  }

  @Test
  void of_whatTheManifestCallsProduction_hasNoMocks() throws IOException {
    manifest("production: [prod]\nstaging: [staging]\n");

    WorkspaceStacks stacks = of("prod");

    assertThat(stacks.graph().graph().order()).containsExactly(API);
    assertThat(stacks.leftOut()).containsExactly(PAYMENTS);
    assertThat(of("staging").leftOut()).isEmpty();
  }

  @Test
  void of_whatASynthesizedServiceHoldsForProduction_hasNoMocks_andOneGraph() throws IOException {
    synthesized("prod", true);

    WorkspaceStacks stacks = of("prod");

    assertThat(stacks.graph().graph().order()).containsExactly(BUS, API);
    assertThat(stacks.leftOut()).containsExactly(PAYMENTS);
  }

  @Test
  void of_mocksInAnEnvironmentThatNobodyDeclared_isRefused() throws IOException {
    assertThatThrownBy(() -> of("prod"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("Nobody says whether 'prod' is production")
        .hasMessageContaining("orders/payments")
        .hasMessageContaining("production: [prod]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Prod", "prd", "prod-eu", "prod ", "staging-2", "Local"})
  void of_mocksBesideAProduction_inWhatIsNeitherThatNorAnythingElseDeclared_isRefused(String name)
      throws IOException {
    manifest("production: [prod]\nstaging: [staging]\n");

    assertThatThrownBy(() -> of(name))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("Nobody says whether '%s' is production", name)
        .hasMessageContaining("there are: prod, staging");
  }

  @Test
  void of_aStackThatConsumesAMockInProduction_isRefused() throws IOException {
    manifest("production: [prod]\n");
    write("orders/api/stack.yaml", "consumes: [platform/bus/name, payments/url]\n");

    assertThatThrownBy(() -> of("prod"))
        .isInstanceOf(UserError.class)
        .hasMessage(
            "orders/api consumes /shop/prod/orders/payments/url of the mock orders/payments, which"
                + " is left out of 'prod', since that is production");
    assertThat(of("test").graph().graph().order()).containsExactly(PAYMENTS, API);
  }

  @Test
  void of_repositoriesWithTheSameLastName_hasTheStacksOfBoth_eachOfItsOwn() throws IOException {
    String entry = "  %1$s/api: {type: git, url: https://example.org/%1$s.git, version: main}\n";
    write("repos.yaml", "repositories:\n" + entry.formatted("a") + entry.formatted("b"));
    for (String team : List.of("a", "b")) {
      write(team + "/api/x/stack.yaml", "service: declared-%s\n".formatted(team));
      Files.setLastModifiedTime( // Of what was written just now nothing is noted.
          root.resolve(team + "/api/x/stack.yaml"), FileTime.fromMillis(0));
      write(team + "/api/cdk.json", "{}");
      synthesized("dev-me", team + "+api", "synthesized-" + team, false);
    }

    for (int read = 0; read < 2; read++) { // The second time from what the first has noted.
      WorkspaceStacks stacks = of("dev-me");

      assertThat(stacks.graph().graph().nodes()).hasSize(4);
      for (String team : List.of("a", "b")) {
        assertThat(stacks.repository(new StackId("declared-" + team, "x")).name())
            .isEqualTo(team + "/api");
        assertThat(stacks.repository(new StackId("synthesized-" + team, "bus")).name())
            .isEqualTo(team + "/api");
      }
    }
    assertThat(root.resolve(".polystack/run/stacks-a+api")).exists();
  }

  private WorkspaceStacks of(String environment) {
    Checkout checkout = new Checkout(root, root.resolve("meta-tools"));
    return WorkspaceStacks.of(
        checkout, "shop", environment, new Synthesis(checkout.work(), "shop", environment));
  }

  private void manifest(String more) throws IOException {
    String entry = "  %1$s: {type: git, url: https://example.org/%1$s.git, version: main}\n";
    write(
        "repos.yaml",
        more + "repositories:\n" + entry.formatted("orders") + entry.formatted("platform"));
    Files.createDirectories(root.resolve("platform"));
  }

  private void synthesized(String environment, boolean production) throws IOException {
    write("platform/cdk.json", "{}");
    synthesized(environment, "platform", "platform", production);
  }

  private void synthesized(String environment, String name, String service, boolean production)
      throws IOException {
    String assembly = ".polystack/assembly/%s/%s/".formatted(environment, name);
    write(assembly + "manifest.json", "{\"version\": \"36.0.0\", \"artifacts\": {}}");
    write(
        assembly + "polystack.json",
        """
        {"project": "shop", "service": "%3$s", "environment": "%1$s", "production": %2$s,
         "stacks": [{"name": "bus", "stackName": "shop-%1$s-%3$s-bus", "template": "t.json",
           "mock": false, "folder": "bus", "description": "", "functions": [], "code": [],
           "publishes": [{"name": "/shop/%1$s/%3$s/bus/name", "visibility": "PUBLISHED"}],
           "consumes": []}]}
        """
            .formatted(environment, production, service));
  }

  private void write(String path, String content) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.resolveSibling(""));
    Files.writeString(file, content);
  }
}
