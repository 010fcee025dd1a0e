package dev.polystack.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.polystack.engine.UserError;
import dev.polystack.engine.plan.StackPlan.Change;
import dev.polystack.workspace.stack.StackId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReviewTest {

  private static final Plan READ =
      plan(stack("api", "1", "2", false), stack("auth", "a", "b", false));

  @TempDir private Path folder;

  @Test
  void read_ofAWrittenPlan_isThatPlan() {
    Path file = folder.resolve("plan.json");
    READ.write(file);

    assertThat(Plan.read(file)).isEqualTo(READ);
  }

  @Test
  void read_ofSomethingElse_saysHowToMakeAPlan() throws Exception {
    Path file = folder.resolve("plan.json");
    assertThatThrownBy(() -> Plan.read(file))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("There is no plan");
    for (String content : List.of("", "{}", "{\"format\": 1}", "[]", "nothing")) {
      Files.writeString(file, content);
      assertThatThrownBy(() -> Plan.read(file))
          .isInstanceOf(UserError.class)
          .hasMessageContaining("meta plan -o");
    }
  }

  @Test
  void requireSame_ofTheSame_passes() {
    assertThatCode(
            () ->
                Review.requireSame(
                    READ, plan(stack("api", "1", "2", false), stack("auth", "a", "b", false))))
        .doesNotThrowAnyException();
  }

  @Test
  void requireSame_ofEverythingElse_namesEachDifference() {
    Plan now = plan(stack("api", "1", "3", false), stack("auth", "z", "b", false));
    assertThatThrownBy(() -> Review.requireSame(READ, now))
        .hasMessageContaining("store/api would be deployed from something else")
        .hasMessageContaining("store/auth was deployed by somebody else since");

    assertThatThrownBy(
            () ->
                Review.requireSame(
                    READ, plan(stack("api", "1", "2", true), stack("new", "", "", false))))
        .hasMessageContaining("store/api would change in another way")
        .hasMessageContaining("store/auth is gone")
        .hasMessageContaining("store/new is new");
  }

  @Test
  void requireNoLoss_ofAPlanThatLosesData_asksForTheUsersWord() {
    Plan loss = plan(stack("api", "1", "2", true));

    assertThatThrownBy(() -> Review.requireNoLoss(loss, false, "--allow-data-loss"))
        .hasMessageContaining("store/api: AWS::SQS::Queue Q is replaced")
        .hasMessageContaining("--allow-data-loss");
    assertThatCode(() -> Review.requireNoLoss(loss, true, "")).doesNotThrowAnyException();
    assertThatCode(() -> Review.requireNoLoss(READ, false, "")).doesNotThrowAnyException();
  }

  private static Plan plan(StackPlan... stacks) {
    return new Plan("shop", "prod", true, List.of(stacks), List.of());
  }

  private static StackPlan stack(String name, String from, String to, boolean loses) {
    return new StackPlan(
        new StackId("store", name),
        "shop-prod-store-" + name,
        Change.UPDATE,
        from,
        to,
        List.of(new ResourceChange("Q", "AWS::SQS::Queue", Action.REPLACE, loses, List.of())),
        List.of(),
        List.of());
  }
}
