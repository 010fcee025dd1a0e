package dev.polystack.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.polystack.engine.Checkout;
import dev.polystack.engine.RunningWorkspace;
import dev.polystack.engine.UserError;
import dev.polystack.engine.cloud.Aws;
import dev.polystack.engine.cloud.LocalCloud;
import dev.polystack.engine.cloud.Target;
import dev.polystack.engine.deploy.CdkCommand;
import dev.polystack.engine.deploy.Deployment;
import dev.polystack.engine.output.Console;
import dev.polystack.engine.plan.StackPlan.Change;
import dev.polystack.workspace.stack.Assembly;
import dev.polystack.workspace.stack.StackGraph;
import dev.polystack.workspace.stack.StackId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.assertj.core.groups.Tuple;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.StackResource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What a plan says is what a deployment then does, in the embedded cloud that runs. */
class PlanIT {

  private static final StackId STACK = new StackId("catalog", "products");
  private static final String NAME = "plan-it-local-catalog-products";

  private static final String TABLE =
      """
      "Table": {"Type": "AWS::DynamoDB::Table", "Properties": {
        "BillingMode": "PAY_PER_REQUEST",
        "AttributeDefinitions": [{"AttributeName": "%1$s", "AttributeType": "S"}],
        "KeySchema": [{"AttributeName": "%1$s", "KeyType": "HASH"}]}}
      """;
  private static final String QUEUE =
      """
      , "Queue": {"Type": "AWS::SQS::Queue", "Properties": {"VisibilityTimeout": %d}}
      """;

  @TempDir private Path folder;

  private final Checkout checkout = RunningWorkspace.checkout();
  private final Target target =
      new Target("plan-it", "local", new LocalCloud(checkout).running().orElseThrow());
  private final CloudFormationClient cloudFormation =
      Aws.client(target, CloudFormationClient.builder());

  private final DynamoDbClient dynamo = Aws.client(target, DynamoDbClient.builder());

  @BeforeEach
  @AfterEach
  void deleteStack() {
    cloudFormation.deleteStack(request -> request.stackName(NAME));
    cloudFormation.waiter().waitUntilStackDeleteComplete(request -> request.stackName(NAME));
  }

  @Test
  void plan_throughALife_saysWhatEachDeploymentDoes() throws Exception {
    String first = TABLE.formatted("id") + QUEUE.formatted(30);
    assertThat(plan(first).stacks()).extracting(StackPlan::change).containsExactly(Change.CREATE);
    Map<String, String> created = deploy(first);
    assertThat(created).containsOnlyKeys("Table", "Queue");
    assertThat(plan(first).hasChanges()).isFalse();

    String slower = TABLE.formatted("id") + QUEUE.formatted(60);
    assertThat(actions(plan(slower))).containsExactly(tuple("Queue", Action.UPDATE, false));
    assertThat(deploy(slower)).isEqualTo(created);
    assertThat(plan(slower).hasChanges()).isFalse();

    String otherKey = TABLE.formatted("sku") + QUEUE.formatted(60);
    assertThat(actions(plan(otherKey))).containsExactly(tuple("Table", Action.REPLACE, true));
    put(created.get("Table"), "id");
    Map<String, String> replaced = deploy(otherKey);
    assertThat(items(replaced.get("Table"))).isZero(); // The plan said so.
    put(replaced.get("Table"), "sku");
    assertThat(replaced.get("Queue")).isEqualTo(created.get("Queue"));

    String withoutQueue = TABLE.formatted("sku");
    assertThat(actions(plan(withoutQueue))).containsExactly(tuple("Queue", Action.DELETE, true));
    assertThat(deploy(withoutQueue)).containsOnlyKeys("Table");
    assertThat(plan(withoutQueue).hasChanges()).isFalse();
  }

  @Test
  void requireSame_afterSomebodyElseDeployed_refuses() throws Exception {
    deploy(TABLE.formatted("id"));
    Path file = folder.resolve("plan.json");
    plan(TABLE.formatted("id") + QUEUE.formatted(30)).write(file);
    Review.requireSame(Plan.read(file), plan(TABLE.formatted("id") + QUEUE.formatted(30)));

    deploy(TABLE.formatted("id") + QUEUE.formatted(45));

    Plan now = plan(TABLE.formatted("id") + QUEUE.formatted(30));
    assertThatThrownBy(() -> Review.requireSame(Plan.read(file), now))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("catalog/products was deployed by somebody else since");
  }

  private void put(@Nullable String table, String key) {
    dynamo.putItem(
        request -> request.tableName(table).item(Map.of(key, AttributeValue.fromS("1"))));
    assertThat(items(table)).isEqualTo(1);
  }

  private int items(@Nullable String table) {
    return dynamo.scan(request -> request.tableName(table)).count();
  }

  private static List<Tuple> actions(Plan plan) {
    return plan.stacks().get(0).resources().stream()
        .map(each -> tuple(each.id(), each.action(), each.losesData()))
        .toList();
  }

  private Plan plan(String resources) throws Exception {
    StackGraph graph = StackGraph.of(List.of(Assembly.read(synthesize(resources))), Set.of());
    try (Planner planner = new Planner(checkout.work(), graph)) {
      return planner.plan(target, Set.of(STACK));
    }
  }

  /** Deploys as the command does. */
  private Map<String, String> deploy(String resources) throws Exception {
    Path assembly = synthesize(resources);
    try (CdkCommand cdk = new CdkCommand(checkout.work())) {
      var deployment =
          new Deployment(checkout.work(), Console.standard(), cdk, target, List.of(assembly));
      assertThat(deployment.deploy(Set.of(STACK))).isTrue();
    }
    Map<String, String> resourcesById = new TreeMap<>();
    for (StackResource each :
        cloudFormation
            .describeStackResources(request -> request.stackName(NAME))
            .stackResources()) {
      resourcesById.put(each.logicalResourceId(), each.physicalResourceId());
    }
    return resourcesById;
  }

  private Path synthesize(String resources) throws IOException {
    Path assembly = folder.resolve("assembly");
    if (Files.exists(assembly)) {
      try (Stream<Path> files = Files.walk(assembly)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
    Files.createDirectories(assembly);
    Files.writeString(
        assembly.resolve(NAME + ".template.json"), "{\"Resources\": {%s}}".formatted(resources));
    Files.writeString(
        assembly.resolve("manifest.json"),
        """
        {"version": "36.0.0", "artifacts": {"%1$s": {"type": "aws:cloudformation:stack",
          "environment": "aws://unknown-account/unknown-region",
          "properties": {"templateFile": "%1$s.template.json"}}}}
        """
            .formatted(NAME));
    Files.writeString(
        assembly.resolve("polystack.json"),
        """
        {"project": "plan-it", "service": "catalog", "environment": "local", "production": false,
         "stacks": [{"name": "products", "stackName": "%1$s", "template": "%1$s.template.json",
          "mock": false, "folder": "stacks/products", "description": "", "publishes": [],
          "consumes": [], "functions": [], "code": []}]}
        """
            .formatted(NAME));
    return assembly;
  }
}
