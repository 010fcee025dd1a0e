package dev.polystack.engine.plan;

import static dev.polystack.engine.plan.Shop.API;
import static dev.polystack.engine.plan.Shop.API_TEMPLATE;
import static dev.polystack.engine.plan.Shop.PRODUCTS;
import static dev.polystack.engine.plan.Shop.PRODUCTS_TEMPLATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.polystack.engine.UserError;
import dev.polystack.engine.WorkFolder;
import dev.polystack.engine.plan.CloudState.DeployedStack;
import dev.polystack.engine.plan.StackPlan.Change;
import dev.polystack.workspace.stack.StackGraph;
import dev.polystack.workspace.stack.StackId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlannerTest {

  @TempDir private Path folder;
  private Shop shop;

  @BeforeEach
  void start() {
    shop = new Shop(folder);
  }

  @Test
  void plan_ofWhatIsDeployedAlready_hasNoChange() throws Exception {
    StackGraph graph = shop.synthesize(PRODUCTS_TEMPLATE, API_TEMPLATE);
    shop.deploy(graph, "table-1");

    assertThat(plan(graph)).extracting(StackPlan::change).containsOnly(Change.NONE);
  }

  @Test
  void plan_ofAnEmptyCloud_createsInOrderAndSaysWhatIsKnownLater() throws Exception {
    List<StackPlan> plan = plan(shop.synthesize(PRODUCTS_TEMPLATE, API_TEMPLATE));

    assertThat(plan)
        .extracting(StackPlan::id, StackPlan::change)
        .containsExactly(tuple(PRODUCTS, Change.CREATE), tuple(API, Change.CREATE));
    assertThat(plan.get(1).waitsFor())
        .containsExactly(Shop.TABLE + " (known after catalog/products is deployed)");
  }

  @Test
  void plan_ofAReplacedTable_marksTheLossAndChangesWhoUsesItInTheOtherStack() throws Exception {
    shop.deploy(shop.synthesize(PRODUCTS_TEMPLATE, API_TEMPLATE), "table-1");
    StackGraph changed =
        shop.synthesize(PRODUCTS_TEMPLATE.replace("\"id\"", "\"key\""), API_TEMPLATE);

    List<StackPlan> plan = plan(changed);

    assertThat(plan.get(0).resources())
        .extracting(ResourceChange::id, ResourceChange::action, ResourceChange::losesData)
        .containsExactlyInAnyOrder(
            tuple("Table0A1B2C3D", Action.REPLACE, true), tuple("Published", Action.UPDATE, false));
    assertThat(plan.get(0).losses()).hasSize(1);
    assertThat(plan.get(1).resources())
        .singleElement()
        .satisfies(
            function ->
                assertThat(function.properties())
                    .containsExactly(
                        new PropertyChange(
                            "Environment.Variables.TABLE",
                            "\"table-1\"",
                            "\"(known after catalog/products is deployed)\"",
                            false)));
  }

  @Test
  void plan_ofAnInnerChangeOfThePublisher_leavesTheConsumerAlone() throws Exception {
    shop.deploy(shop.synthesize(PRODUCTS_TEMPLATE, API_TEMPLATE), "table-1");
    StackGraph changed =
        shop.synthesize(
            PRODUCTS_TEMPLATE.replace(
                "\"KeySchema\"", "\"TimeToLiveSpecification\": {\"Enabled\": true}, \"KeySchema\""),
            API_TEMPLATE);

    assertThat(plan(changed))
        .extracting(StackPlan::id, StackPlan::change)
        .containsExactly(tuple(PRODUCTS, Change.UPDATE), tuple(API, Change.NONE));
  }

  @Test
  void plan_ofANewLiteral_showsBothValuesAtTheConsumer() throws Exception {
    String literal = PRODUCTS_TEMPLATE.replace("{\"Ref\": \"Table0A1B2C3D\"}", "\"%s\"");
    shop.deploy(shop.synthesize(literal.formatted("one"), API_TEMPLATE), "one");

    List<StackPlan> plan = plan(shop.synthesize(literal.formatted("two"), API_TEMPLATE));

    assertThat(plan.get(1).resources().get(0).properties())
        .containsExactly(
            new PropertyChange("Environment.Variables.TABLE", "\"one\"", "\"two\"", false));
    assertThat(plan.get(1).waitsFor()).isEmpty();
  }

  @Test
  void plan_ofAReplacedTableWhoseNameAnotherRepositoryConsumes_showsBoth() throws Exception {
    StackId consumer = new StackId("store", "api");
    String named =
        PRODUCTS_TEMPLATE.replace("\"KeySchema\"", "\"TableName\": \"%s\", \"KeySchema\"");
    shop.deploy(shop.synthesizeApart(named.formatted("one"), API_TEMPLATE), "one");

    List<StackPlan> plan = plan(shop.synthesizeApart(named.formatted("two"), API_TEMPLATE));

    assertThat(plan)
        .extracting(StackPlan::id, StackPlan::change)
        .containsExactly(tuple(PRODUCTS, Change.UPDATE), tuple(consumer, Change.UPDATE));
    assertThat(plan.get(0).losses())
        .extracting(ResourceChange::id)
        .containsExactly("Table0A1B2C3D");
    assertThat(plan.get(1).waitsFor())
        .containsExactly(Shop.TABLE + " (known after catalog/products is deployed)");
  }

  @Test
  void plan_ofAStackThatWasNeverCreated_createsIt() throws Exception {
    StackGraph graph = shop.synthesize(PRODUCTS_TEMPLATE, API_TEMPLATE);
    shop.deploy(graph, "table-1")
        .deployed("shop-test-catalog-api", stack("ROLLBACK_COMPLETE", Map.of()), API_TEMPLATE);

    assertThat(plan(graph))
        .extracting(StackPlan::change)
        .containsExactly(Change.NONE, Change.CREATE);
  }

  @Test
  void plan_withAStackThatNoCodeDescribes_namesItAndItsData() throws Exception {
    StackGraph graph = shop.synthesize(PRODUCTS_TEMPLATE, API_TEMPLATE);
    Map<String, String> tags =
        Map.of(
            "polystack:project", "shop",
            "polystack:env", "test",
            "polystack:service", "catalog",
            "polystack:stack", "old");
    shop.deploy(graph, "table-1")
        .deployed("old", stack("CREATE_COMPLETE", tags), PRODUCTS_TEMPLATE)
        .deployed("other", stack("CREATE_COMPLETE", Map.of("team", "x")), PRODUCTS_TEMPLATE);

    List<StackPlan> plan = plan(graph);

    assertThat(plan)
        .filteredOn(stack -> stack.change() == Change.ORPHANED)
        .singleElement()
        .satisfies(
            orphan -> {
              assertThat(orphan.id().toString()).isEqualTo("catalog/old");
              assertThat(orphan.resources())
                  .extracting(ResourceChange::type)
                  .containsExactly("AWS::DynamoDB::Table");
              assertThat(orphan.isDeployed()).isFalse();
              assertThat(orphan.losses()).isEmpty();
            });
  }

  @Test
  void plan_ofAStackWhoseNameIsAnothers_isRefused() throws Exception {
    StackGraph graph = shop.synthesize(PRODUCTS_TEMPLATE, API_TEMPLATE);
    shop.deployed(
        "shop-test-catalog-api",
        stack("CREATE_COMPLETE", Map.of("polystack:service", "catalog-api")),
        API_TEMPLATE);

    assertThatThrownBy(() -> plan(graph))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("catalog/api would be shop-test-catalog-api");
  }

  @Test
  void plan_ofAStackWhoseParameterIsGone_isNotUnchanged() throws Exception {
    StackGraph graph = shop.synthesize(PRODUCTS_TEMPLATE, API_TEMPLATE);
    shop.deploy(graph, "table-1").loses(Shop.TABLE);

    List<StackPlan> plan = plan(graph);

    assertThat(plan.get(0).change()).isEqualTo(Change.INCOMPLETE);
    assertThat(plan.get(0).parts()).containsExactly(Shop.TABLE);
    assertThat(new Plan("shop", "test", false, plan, List.of()).hasChanges()).isTrue();
  }

  private static DeployedStack stack(String status, Map<String, String> tags) {
    return new DeployedStack("id", status, Instant.EPOCH, tags, Map.of());
  }

  private List<StackPlan> plan(StackGraph graph) throws IOException, InterruptedException {
    try (Planner planner = new Planner(Installed.WORK, graph)) {
      return planner.plan(shop.state(), graph.graph().nodes());
    }
  }

  /** Where tests keep what compares templates, so that it is installed once. */
  static final class Installed {
    static final WorkFolder WORK = new WorkFolder(Path.of("target", "work").toAbsolutePath());

    private Installed() {}
  }
}
