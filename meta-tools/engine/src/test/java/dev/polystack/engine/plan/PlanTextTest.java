package dev.polystack.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polystack.engine.output.Console;
import dev.polystack.engine.plan.StackPlan.Change;
import dev.polystack.workspace.stack.StackId;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanTextTest {

  private static final Plan REFUSED =
      new Plan(
          "shop",
          "prod",
          true,
          List.of(),
          List.of("These need it:\n  web/page consumes /x of a/b"));

  @TempDir private Path folder;

  private static String shown(Plan plan) {
    var shown = new ByteArrayOutputStream();
    PlanText.print(plan, Console.plain(new PrintStream(shown, true, StandardCharsets.UTF_8)));
    return shown.toString(StandardCharsets.UTF_8);
  }

  private static StackPlan stack(
      String name, Change change, List<ResourceChange> resources, String... parts) {
    StackId id = new StackId("a", name);
    return new StackPlan(
        id, "shop-prod-a-" + name, change, "1", "2", resources, List.of(parts), List.of());
  }

  private static ResourceChange resource(
      String id, String type, Action action, boolean loses, PropertyChange... properties) {
    return new ResourceChange(id, "AWS::" + type, action, loses, List.of(properties));
  }

  /** Whoever is asked whether to deploy decides by this. */
  @Test
  void print_saysWhatBecomesOfEveryStackAndWhatItHolds() {
    ResourceChange function = resource("F", "Lambda::Function", Action.CREATE, false);
    ResourceChange table = resource("T0A1B2C3D", "DynamoDB::Table", Action.CREATE, false);
    ResourceChange replaced =
        resource(
            "T0A1B2C3D",
            "DynamoDB::Table",
            Action.REPLACE,
            true,
            new PropertyChange("KeySchema", "", "x".repeat(100), true),
            new PropertyChange("Tags", "1", "", false));
    ResourceChange deleted = resource("Q", "SQS::Queue", Action.DELETE, true);
    StackPlan waiting =
        new StackPlan(
            new StackId("a", "waiting"),
            "shop-prod-a-waiting",
            Change.CREATE,
            "",
            "2",
            List.of(function, table, function),
            List.of(),
            List.of("/shop/prod/a/table/name"));
    Plan plan =
        new Plan(
            "shop",
            "prod",
            true,
            List.of(
                waiting,
                stack("changed", Change.UPDATE, List.of(replaced, deleted)),
                stack("one", Change.UPDATE, List.of(table)),
                stack("outputs", Change.UPDATE, List.of(), "outputs", "parameters"),
                stack("tags", Change.UPDATE, List.of()),
                stack("broken", Change.INCOMPLETE, List.of(), "/shop/prod/a/broken/name"),
                stack("same", Change.NONE, List.of()),
                stack("old", Change.ORPHANED, List.of(deleted)),
                stack("empty", Change.ORPHANED, List.of())),
            List.of());

    assertThat(shown(plan).lines().map(line -> line.strip().replaceAll(" {2,}", "  ")))
        .containsExactly(
            "Plan for shop in prod (production)",
            "+  a/waiting  created, 3 resources",
            "+ AWS::DynamoDB::Table",
            "+ AWS::Lambda::Function (2)",
            "needs /shop/prod/a/table/name",
            "~  a/changed  2 resources change",
            "-/+ AWS::DynamoDB::Table T is replaced  !! LOSES ITS DATA !!",
            "KeySchema: (none) -> %s…  (so it is replaced)".formatted("x".repeat(55)),
            "Tags: 1 -> (none)",
            "-  AWS::SQS::Queue Q is deleted  !! LOSES ITS DATA !!",
            "~  a/one  1 resource changes",
            "+  AWS::DynamoDB::Table T is created",
            "~  a/outputs  only its outputs, parameters change, no resource",
            "~  a/tags  only its tags or its record change, no resource",
            "!  a/broken  somebody has deleted what it publishes, so its deployment fails:"
                + " /shop/prod/a/broken/name",
            "a/same  unchanged",
            "?  a/old  deployed as shop-prod-a-old, but in no code any more: left alone."
                + " Delete it by hand; it holds data: AWS::SQS::Queue Q",
            "?  a/empty  deployed as shop-prod-a-empty, but in no code any more: left alone."
                + " Delete it by hand.",
            "",
            "!! DATA WILL BE LOST !!",
            "!! a/changed: AWS::DynamoDB::Table T is replaced; its UpdateReplacePolicy does not keep it",
            "!! a/changed: AWS::SQS::Queue Q is deleted; its DeletionPolicy does not keep it",
            "",
            "6 stacks to deploy; resources: 4 created, 1 replaced, 1 deleted.");
  }

  @Test
  void print_ofNothingToDo_saysSo() {
    Plan plan =
        new Plan("shop", "test", false, List.of(stack("same", Change.NONE, List.of())), List.of());

    assertThat(shown(plan))
        .startsWith("Plan for shop in test\n")
        .doesNotContain("!!")
        .endsWith("\nNothing to deploy: everything is as it should be.\n");
  }

  @Test
  void print_ofWhatWillBeRefused_saysSoAndWhy() {
    assertThat(shown(REFUSED))
        .contains("WILL BE REFUSED", "!! These need it:", "!!   web/page consumes /x of a/b");
  }

  @Test
  void json_ofWhatWillBeRefused_saysWhy_andIsReadAgain() {
    assertThat(REFUSED.json()).contains("\"refusals\" : [ \"These need it:");

    REFUSED.write(folder.resolve("plan.json"));
    assertThat(Plan.read(folder.resolve("plan.json"))).isEqualTo(REFUSED);
  }
}
