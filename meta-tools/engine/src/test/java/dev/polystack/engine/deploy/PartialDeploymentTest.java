package dev.polystack.engine.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.polystack.engine.UserError;
import dev.polystack.engine.WorkFolder;
import dev.polystack.engine.output.Console;
import dev.polystack.engine.plan.Plan;
import dev.polystack.engine.plan.Planner;
import dev.polystack.engine.plan.Review;
import dev.polystack.workspace.graph.GraphException;
import dev.polystack.workspace.stack.StackGraph;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One service without those that it consumes of: what they have deployed says what is for it. */
class PartialDeploymentTest {

  private static final String TABLE = "/shop/dev-me/catalog/products/table-name";
  private static final String ADDRESS = "/shop/dev-me/catalog/api/url";
  private static final String OWN = "/shop/dev-me/store/auth/x";
  private static final String PAGE = "/shop/dev-me/web/page/url";

  @TempDir private Path folder;
  private StandInCloud cloud;
  private StandInAssembly assembly;

  @BeforeEach
  void start() throws Exception {
    cloud = new StandInCloud(folder);
    assembly = StandInAssembly.of(folder.resolve("assembly"), "auth");
  }

  @AfterEach
  void stop() {
    cloud.close();
  }

  @Test
  void deployment_consumingWhatIsForEverybody_isDeployed() throws Exception {
    cloud.publishes(ADDRESS, "PUBLISHED");
    cloud.publishes(TABLE, "SERVICE"); // And nobody here asks for it.
    assembly.consume(ADDRESS);

    assertThat(deployment().deploy(List.of())).isTrue();
    assertThat(cloud.commands()).containsExactly("deploy auth");
  }

  @Test
  void deployment_consumingWhatIsInternalMissingOrUnmarked_isRefusedWithAllOfIt() throws Exception {
    cloud.publishes(TABLE, "SERVICE");
    cloud.publishes(ADDRESS, "");
    assembly.consume(TABLE, ADDRESS, "/shop/dev-me/catalog/gone/x");

    assertThatThrownBy(this::deployment)
        .asInstanceOf(type(GraphException.class))
        .extracting(GraphException::problems)
        .satisfies(
            problems ->
                assertThat(problems)
                    .satisfiesExactly(
                        internal ->
                            assertThat(internal)
                                .startsWith("store/auth consumes " + TABLE)
                                .contains("which its service keeps to itself"),
                        unmarked ->
                            assertThat(unmarked)
                                .startsWith("store/auth consumes " + ADDRESS)
                                .contains("does not say whom it is for", "again"),
                        missing ->
                            assertThat(missing)
                                .contains("catalog/gone/x, which nobody publishes")));
    assertThat(cloud.commands()).isEmpty();
  }

  @Test
  void deployment_noLongerPublishingWhatAStackElsewhereConsumes_isRefused() throws Exception {
    String old = "/shop/dev-me/store/auth/old";
    cloud.has(StandInTemplate.of("store/auth", old));
    cloud.has(StandInTemplate.of("web/page", PAGE).consuming(old));

    assertRefused("web/page consumes %s of store/auth (it is not checked out here)".formatted(old));
  }

  @Test
  void deployment_withoutAStackHereWhoseDeployedVersionConsumesWhatGoes_isRefused()
      throws Exception {
    String old = "/shop/dev-me/store/auth/old";
    assembly = StandInAssembly.of(folder.resolve("two"), "auth", "orders");
    cloud.has(StandInTemplate.of("store/auth", old));
    cloud.has(StandInTemplate.of("store/orders", "/shop/dev-me/store/orders/x").consuming(old));

    assertThatThrownBy(() -> deployment().deploy(List.of("store/auth")))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("store/orders consumes %s of store/auth", old)
        .hasMessageContaining("(it is checked out here)");
    assertThat(cloud.commands()).isEmpty();
    assertThat(deployment().deploy(List.of())).as("both together").isTrue();
  }

  @Test
  void deployment_keepingToItsServiceWhatAStackOfAnotherConsumes_isRefused() throws Exception {
    cloud.has(StandInTemplate.of("store/auth", OWN).marked("PUBLISHED").named("auth"));
    cloud.has(StandInTemplate.of("web/page", PAGE).consuming(OWN));
    cloud.has(StandInTemplate.of("store/old", "/shop/dev-me/store/old/x").consuming(OWN));

    assertRefused(
        "need what is to be internal to its service (its visibility is SERVICE). Leave it PUBLISHED",
        "\n  web/page consumes %s of store/auth (it is not checked out here)".formatted(OWN));
    assertThat(plan().refusals().get(0)).doesNotContain("store/old");
  }

  @Test
  void deployment_keepingToItsServiceWhatOnlyItsOwnStacksConsume_isDeployed() throws Exception {
    cloud.has(StandInTemplate.of("store/auth", OWN).marked("PUBLISHED").named("auth"));
    cloud.has(StandInTemplate.of("store/old", "/shop/dev-me/store/old/x").consuming(OWN));
    cloud.has(StandInTemplate.of("web/page", PAGE).consuming(ADDRESS));

    assertDeployed();
  }

  @Test
  void deployment_ofWhatWasKeptToItsServiceBefore_looksAtNothingElse() throws Exception {
    cloud.has(StandInTemplate.of("store/auth", OWN).marked("SERVICE").named("auth"));
    cloud.has(StandInTemplate.of("web/page", PAGE).consuming(OWN));

    assertDeployed();
    assertThat(cloud.templates()).containsOnly("auth");
  }

  @Test
  void deployment_ofWhatIsDeployedAlready_looksAtNoTemplate() throws Exception {
    assertThat(deployment().deploy(List.of())).isTrue();

    assertThat(deployment().deploy(List.of())).isTrue();
    assertThat(cloud.commands()).containsExactly("deploy auth");
    assertThat(cloud.templates()).isEmpty();
  }

  @Test
  void deployment_offeringToAllWhatItsServiceKept_isDeployed() throws Exception {
    assembly.offers("auth");
    cloud.has(StandInTemplate.of("store/auth", OWN).marked("SERVICE").named("auth"));
    cloud.has(StandInTemplate.of("web/page", PAGE).consuming(OWN));

    assertDeployed();
    assertThat(cloud.templates()).isEmpty();
  }

  @Test
  void deployment_noLongerPublishingWhatNobodyConsumes_isDeployed() throws Exception {
    cloud.has(StandInTemplate.of("store/auth", "/shop/dev-me/store/auth/old"));

    assertThat(plan().refusals()).isEmpty();
    assertDeployed();
  }

  @Test
  void deployment_withoutWhatPublishesWhatItConsumes_isRefused_untilThatIsThere() throws Exception {
    assembly = StandInAssembly.of(folder.resolve("two"), "auth", "orders");

    assertThatThrownBy(() -> deployment().deploy(List.of("store/orders")))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("store/orders consumes /shop/dev-me/store/auth/x of store/auth");
    assertThat(cloud.commands()).isEmpty();
    assertThat(deployment().deploy(List.of("store/auth"))).isTrue();
    assertThat(deployment().deploy(List.of("store/orders"))).isTrue();
  }

  @Test
  void review_ofADeploymentToProductionThatWillBeRefused_isRefused() throws Exception {
    String old = "/shop/dev-me/store/auth/old";
    cloud.has(StandInTemplate.of("store/auth", old));
    cloud.has(StandInTemplate.of("web/page", PAGE).consuming(old));
    assembly.isForProduction();
    StackGraph graph = deployment().stacks();

    assertThatThrownBy(
            () ->
                Review.ofProduction(
                    cloud.work(), console(), cloud.target(), graph, graph.graph().nodes()))
        .isInstanceOf(UserError.class)
        .hasMessage("Nothing was deployed. %s", plan().refusals().get(0));
  }

  /** In the plan's words. */
  private void assertRefused(String... words) throws InterruptedException {
    assertThatThrownBy(() -> deployment().deploy(List.of()))
        .isInstanceOf(UserError.class)
        .hasMessage("Nothing was deployed. %s", plan().refusals().get(0))
        .hasMessageContainingAll(words);
    assertThat(cloud.commands()).isEmpty();
  }

  private void assertDeployed() throws InterruptedException {
    assertThat(deployment().deploy(List.of())).isTrue();
    assertThat(cloud.commands()).containsExactly("deploy auth");
  }

  private Plan plan() throws InterruptedException {
    StackGraph graph = deployment().stacks();
    WorkFolder work = new WorkFolder(Path.of("target", "work").toAbsolutePath());
    try (Planner planner = new Planner(work, graph)) {
      return planner.plan(cloud.target(), graph.graph().nodes());
    }
  }

  private static Console console() {
    return Console.plain(
        new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8));
  }

  private Deployment deployment() {
    return new Deployment(
        cloud.work(),
        console(),
        new CdkCommand(cloud.work()),
        cloud.target(),
        List.of(assembly.folder()));
  }
}
