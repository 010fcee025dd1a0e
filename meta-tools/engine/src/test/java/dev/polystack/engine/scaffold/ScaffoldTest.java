package dev.polystack.engine.scaffold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.polystack.engine.Checkout;
import dev.polystack.engine.UserError;
import dev.polystack.engine.deploy.Synthesis;
import dev.polystack.workspace.git.Git;
import dev.polystack.workspace.manifest.Manifest;
import dev.polystack.workspace.manifest.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written; that it builds and deploys is shown by the acceptance tests. */
class ScaffoldTest {

  @TempDir private Path folder;
  private Path root;
  private Checkout checkout;

  @BeforeEach
  void beginAProject() throws Exception {
    root = folder.resolve("acme");
    Path tools = Files.createDirectories(folder.resolve("tools"));
    Files.createDirectories(tools.resolve("parent"));
    Files.writeString(
        tools.resolve("parent/pom.xml"), "<project><version>3.2.1</version></project>");
    checkout = new Checkout(root, tools);
    publishContracts("<project><version>1.4.0</version></project>");
    new NewProject(tools, folder.resolve("git.log"))
        .create(root, "acme", "com.example.acme", "file://" + folder + "/base/", "v1");
  }

  /** Polystack's contracts as others see them, with versions of their own. */
  private void publishContracts(String pom) throws Exception {
    Path contracts = Files.createDirectories(folder.resolve("base/contracts.git"));
    Files.writeString(contracts.resolve("pom.xml"), pom);
    Git git = Git.in(contracts);
    git.need("init", "--quiet", "--initial-branch=main");
    git.need("add", "pom.xml");
    git.need("-c", "user.name=Test", "-c", "user.email=test@example.com", "commit", "-qm", "Begin");
    git.need("tag", "v1");
  }

  private List<Path> placeOrder() throws Exception {
    new NewService(checkout).create("orders", "intake", "");
    new NewEvent(checkout).create("orders/OrderPlaced");
    return new NewFunction(checkout)
        .create(
            "orders/intake/place-order",
            Trigger.Http.of("post /orders", Optional.of("orders/OrderPlaced")));
  }

  private String text(String file) throws IOException {
    return Files.readString(root.resolve(file));
  }

  @Test
  void aProject_isAManifestThatIsRead_andARepositoryOfContracts() throws Exception {
    Manifest manifest = Manifest.read(root.resolve("repos.yaml"));

    assertThat(manifest.project()).isEqualTo("acme");
    assertThat(manifest.repositories())
        .extracting(Repository::name)
        .containsExactly("meta-tools", "polystack-contracts", "contracts");
    assertThat(manifest.repository("meta-tools").orElseThrow().url())
        .isEqualTo("file://" + folder + "/base/meta-tools.git");
    assertThat(root.resolve("contracts/.git")).isDirectory();
    assertThat(text("contracts/pom.xml"))
        .contains(
            "<version>3.2.1</version>",
            "<polystack.contracts.version>1.4.0</polystack.contracts.version>");
    assertThat(text("contracts/release.json")).contains("-Dcontracts.release.version");
  }

  @Test
  void everyRepository_canBeBuiltAndDeployedAlone() throws Exception {
    new NewService(checkout).create("orders", "intake", "");

    for (String repository : List.of("contracts", "orders-service")) {
      String workflow = text(repository + "/.github/workflows/ci.yml");
      assertThat(workflow).as(repository).startsWith("name: CI").doesNotContain("<%", "%>");
      assertThat(workflow.lines().filter(line -> line.contains("fetch-depth: 0")).count())
          .as("its gate needs the history: %s", repository)
          .isEqualTo(repository.equals("contracts") ? 2 : 0);
      assertThat(text(repository + "/.mvn/shared-repository.xml")).contains("MAVEN_REPOSITORY_URL");
      assertThat(text(repository + "/pom.xml")).contains("<scm>", "<id>environment</id>");
      assertThat(text(repository + "/.gitignore")).contains(".polystack/");
      assertThat(text(repository + "/README.md")).contains("deploy -Denv=");
      assertThat(Synthesis.project(root.resolve(repository))).as(repository).isEqualTo("acme");
    }
    assertThat(text("README.md")).contains("meta-tools:$PATH");
  }

  @Test
  void aProjectFromWhereNothingIs_isRefusedBeforeAnythingIsWritten() {
    Path other = folder.resolve("other");
    NewProject project = new NewProject(checkout.tools(), folder.resolve("git.log"));

    assertThatThrownBy(() -> project.create(other, "other", "com.example", folder.toString(), "v1"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining(folder + "/contracts.git cannot be read at 'v1'")
        .hasMessageContaining("--from");
    assertThat(other).doesNotExist();
  }

  @Test
  void aService_isListed_andHasItsFirstStackInItsApp() throws Exception {
    assertThat(new NewService(checkout).create("orders", "intake", ""))
        .contains(Path.of("repos.yaml"), Path.of("orders-service/pom.xml"))
        .doesNotHaveDuplicates();

    assertThat(text("orders-service/README.md")).contains("meta deploy orders/intake ");
    assertThat(Manifest.read(root.resolve("repos.yaml")).repository("orders-service")).isPresent();
    assertThat(text("orders-service/pom.xml"))
        .containsSubsequence("<module>stacks/intake</module>", "<module>app</module>");
    assertThat(text("orders-service/app/src/main/java/com/example/acme/orders/app/OrdersApp.java"))
        .containsSubsequence(
            "import com.example.acme.orders.intake.IntakeStack;",
            "import dev.polystack.kit.ServiceApp;",
            "new IntakeStack(app);",
            "app.synth();");
  }

  @Test
  void aSecondStack_comesAfterTheFirst() throws Exception {
    new NewService(checkout).create("orders", "intake", "");
    new NewStack(checkout).create("orders/returns");

    assertThat(text("orders-service/app/src/main/java/com/example/acme/orders/app/OrdersApp.java"))
        .containsSubsequence("new IntakeStack(app);", "new ReturnsStack(app);", "app.synth();");
    assertThat(text("orders-service/README.md"))
        .containsSubsequence(
            "|---|---|\n| [`intake`](stacks/intake)", "| [`returns`](stacks/returns)");
  }

  @Test
  void aFunction_isAddedToItsStack_withItsAddressAndItsContracts() throws Exception {
    placeOrder();

    assertThat(source("IntakeStack"))
        .content()
        .containsSubsequence(
            "PLACE_ORDER_URL",
            "placeOrder();",
            "private void placeOrder() {",
            "\"events:source\",",
            "OrderPlaced.TYPE.source(),",
            "\"events:detail-type\",",
            "OrderPlaced.TYPE.detailType()");
    assertThat(text("orders-service/sample-data.yaml"))
        .contains("url: orders/intake/place-order-url");
    assertThat(text("orders-service/stacks/intake/pom.xml"))
        .contains("<artifactId>acme-contracts</artifactId>");
  }

  @Test
  void whatIsWritten_isNamed() throws Exception {
    assertThat(placeOrder())
        .isNotEmpty()
        .allSatisfy(file -> assertThat(root.resolve(file)).exists());
  }

  @Test
  void whatIsThere_isNeverOverwritten() throws Exception {
    placeOrder();
    Path function = source("PlaceOrder");
    Files.writeString(function, "mine");

    assertThatThrownBy(this::placeOrderAgain)
        .isInstanceOf(UserError.class)
        .hasMessageContaining("Nothing was written");
    assertThat(function).hasContent("mine");
  }

  private void placeOrderAgain() throws Exception {
    new NewFunction(checkout)
        .create("orders/intake/place-order", Trigger.Http.of("GET /orders", Optional.empty()));
  }

  @Test
  void whatIsMissing_isNamed_withTheCommandThatMakesIt() throws Exception {
    assertThatThrownBy(() -> new NewStack(checkout).create("orders/intake"))
        .hasMessageContaining("meta new service orders");
    new NewService(checkout).create("orders", "intake", "");
    assertThatThrownBy(
            () ->
                new NewFunction(checkout)
                    .create("orders/returns/take", Trigger.Http.of("GET /", Optional.empty())))
        .hasMessageContaining("meta new stack orders/returns");
    assertThatThrownBy(
            () ->
                new NewFunction(checkout)
                    .create("orders/intake/hear", new Trigger.Queue("billing/InvoicePaid")))
        .hasMessageContaining("meta new event billing/InvoicePaid");
  }

  @Test
  void anEventOfAnotherService_isNotPublished() throws Exception {
    new NewService(checkout).create("orders", "intake", "");
    new NewEvent(checkout).create("billing/InvoicePaid");
    Trigger pay = Trigger.Http.of("POST /pay", Optional.of("billing/InvoicePaid"));

    assertThatThrownBy(() -> new NewFunction(checkout).create("orders/intake/pay", pay))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("meta new event orders/InvoicePaid");
    assertNoFunction("Pay");
  }

  @Test
  void aStackWithoutItems_getsNoFunctionThatKeepsEventsInThem() throws Exception {
    placeOrder();
    Files.delete(source("IntakeItems"));
    Trigger hear = new Trigger.Queue("orders/OrderPlaced");

    assertThatThrownBy(() -> new NewFunction(checkout).create("orders/intake/hear", hear))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("has no IntakeItems.java")
        .hasMessageContaining("meta new stack orders/NAME");
    assertNoFunction("Hear");
  }

  private void assertNoFunction(String name) throws IOException {
    assertThat(source(name)).doesNotExist();
    assertThat(source("IntakeStack")).content().doesNotContain(name);
  }

  private Path source(String type) {
    return root.resolve(
        "orders-service/stacks/intake/src/main/java/com/example/acme/orders/intake/%s.java"
            .formatted(type));
  }

  @Test
  void sources_areFormatted() throws Exception {
    placeOrder();

    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
        assertThat(Files.readString(file)).doesNotContain("{{").doesNotContain("\n\n\n");
        assertThat(Files.readAllLines(file))
            .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100));
      }
    }
  }
}
