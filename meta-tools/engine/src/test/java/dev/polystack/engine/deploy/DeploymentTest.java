package dev.polystack.engine.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.polystack.engine.UserError;
import dev.polystack.engine.deploy.StackStates.State;
import dev.polystack.engine.output.Console;
import dev.polystack.engine.output.Outputs;
import dev.polystack.engine.run.RunOptions;
import dev.polystack.engine.run.Runner;
import dev.polystack.workspace.schedule.Limits;
import dev.polystack.workspace.stack.Assembly;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What CloudFormation says counts, not how the CDK command ended. */
class DeploymentTest {

  private static final String STACK = "auth";

  @TempDir private Path folder;

  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private StandInCloud cloud;
  private StandInAssembly assembly;

  @BeforeEach
  void start() throws Exception {
    cloud = new StandInCloud(folder);
    assembly = StandInAssembly.of(folder.resolve("assembly"), STACK);
  }

  @AfterEach
  void stop() {
    cloud.close();
  }

  @Test
  void deploy_whenTheStackIsThereAndTheCommandFailed_isDone() throws Exception {
    cloud.losesTouch();

    assertThat(deployment().deploy(List.of())).isTrue();
    assertThat(cloud.commands()).containsExactly("deploy auth");
  }

  @Test
  void deploy_whenTheStackWasRolledBack_hasFailed() throws Exception {
    cloud.endsWith("UPDATE_ROLLBACK_COMPLETE");

    assertThat(deployment().deploy(List.of())).isFalse();
    assertThat(said()).contains("Table (AWS::DynamoDB::Table): it is gone");
  }

  @Test
  void deploy_whereOneFails_skipsOnlyWhatNeedsIt_andHasFailed() throws Exception {
    assembly = StandInAssembly.of(folder.resolve("three"), STACK, "orders", "search");
    assembly.consumesNothing("search");
    cloud.fails(STACK);

    assertThat(deployment().deploy(List.of())).isFalse();
    assertThat(cloud.commands()).containsExactlyInAnyOrder("deploy auth", "deploy search");
    assertThat(said())
        .containsPattern("store/orders +skipped, for store/auth")
        .containsPattern("store/search +deployed");
  }

  @Test
  void deploy_thatFailsAsNeverBefore_saysWhyThisTime() throws Exception {
    cloud.failsBecause("that was last week");
    cloud.has(STACK, "UPDATE_ROLLBACK_COMPLETE");
    cloud.failsBecause("that is new");
    cloud.endsWith("UPDATE_ROLLBACK_COMPLETE");

    assertThat(deployment().deploy(List.of())).isFalse();
    assertThat(said()).contains("Table (AWS::DynamoDB::Table): that is new").doesNotContain("week");
  }

  @Test
  void deploy_throttledBeforeItBegins_isTriedAgain_whateverFailedBefore() throws Exception {
    cloud.failsBecause("that was last week");
    cloud.has(STACK, "UPDATE_ROLLBACK_COMPLETE");
    cloud.throttles(1);

    assertThat(deployment().deploy(List.of())).isTrue();
    assertThat(cloud.commands()).containsExactly("deploy auth", "deploy auth");
    assertThat(said()).contains("auth: fail: Rate exceeded").doesNotContain("week");
  }

  @Test
  void deploy_thatFailsForAReasonThatStays_isNotTriedAgain() throws Exception {
    cloud.endsWith("UPDATE_ROLLBACK_COMPLETE");

    assertThat(deployment().deploy(List.of())).isFalse();
    assertThat(cloud.commands()).containsExactly("deploy auth");
  }

  @Test
  void deploy_thatFailsForThrottledResources_isTriedAgain() throws Exception {
    cloud.endsWith("UPDATE_ROLLBACK_COMPLETE");
    cloud.failsBecause("Rate exceeded (Service: DynamoDb, Status Code: 400)");

    assertThat(deployment(retries(1)).deploy(List.of())).isFalse();
    assertThat(cloud.commands()).containsExactly("deploy auth", "deploy auth");
  }

  @Test
  void deploy_ofAStackWhoseParameterIsGone_fails_andSaysWhatToDo() throws Exception {
    assertThat(deployment().deploy(List.of())).isTrue();
    assertThat(states()).containsEntry("store/auth", State.DEPLOYED);
    cloud.loses("/shop/dev-me/store/auth/x");

    assertThat(states()).containsEntry("store/auth", State.INCOMPLETE);
    assertThat(deployment().deploy(List.of())).isFalse();
    assertThat(cloud.commands()).containsExactly("deploy auth");
    assertThat(said())
        .contains("the parameter /shop/dev-me/store/auth/x is gone", "put-parameter", "destroy");
  }

  @Test
  void deploy_ofAStackThatSomebodyChanged_leavesItSo_andSaysIt() throws Exception {
    assertThat(deployment().deploy(List.of())).isTrue();
    cloud.drifts(STACK);

    assertThat(deployment().deploy(List.of())).isTrue();
    assertThat(cloud.commands()).containsExactly("deploy auth");
    assertThat(said()).contains("unchanged, but somebody changed its resources");
  }

  @Test
  void deploy_withAnotherVersionOfTheCdkLibrary_deploysAgain() throws Exception {
    assembly.isMadeBy("2.263.0");
    assertThat(deployment().deploy(List.of())).isTrue();
    assembly.isMadeBy("2.264.0");

    assertThat(deployment().deploy(List.of())).isTrue();
    assertThat(cloud.commands()).containsExactly("deploy auth", "deploy auth");
  }

  @Test
  void destroy_ofStacksThatNeedEachOther_beginsWithThoseThatNobodyNeeds() throws Exception {
    assembly = StandInAssembly.of(folder.resolve("both"), STACK, "orders");
    assertThat(deployment().deploy(List.of())).isTrue();

    int listings = cloud.listings();
    assertThat(deployment().destroy(deployment().stacks().graph().nodes())).isTrue();
    assertThat(cloud.commands())
        .containsExactly("deploy auth", "deploy orders", "destroy orders", "destroy auth");
    assertThat(cloud.listings() - listings).as("of all stacks, not one for each").isEqualTo(1);
    assertThat(new DeployedStacks(cloud.target()).all()).containsOnlyKeys("CDKToolkit");
  }

  @Test
  void deploy_afterAnother_readsAgainOnlyWhatThatPublishes() throws Exception {
    assembly = StandInAssembly.of(folder.resolve("both"), STACK, "orders");

    assertThat(deployment().deploy(List.of())).isTrue();
    assertThat(cloud.pathsRead()).containsExactly("/shop/dev-me/", "/shop/dev-me/store/auth/");
    assertThat(states()).containsEntry("store/orders", State.DEPLOYED);
  }

  @Test
  void deploy_toAnAccountThatIsNotPrepared_preparesIt() throws Exception {
    cloud.hasNot("CDKToolkit");

    assertThat(deployment().deploy(List.of())).isTrue();
    assertThat(cloud.commands()).containsExactly("bootstrap", "deploy auth");
  }

  @Test
  void deploy_ofAMockToProduction_isRefused_beforeTheAccountIsPrepared() throws Exception {
    cloud.hasNot("CDKToolkit");
    Path record = assembly.folder().resolve("polystack.json");
    Files.writeString(
        record,
        Files.readString(record)
            .replace("\"production\": false", "\"production\": true")
            .replace("\"mock\": false", "\"mock\": true"));

    assertThatThrownBy(() -> deployment().deploy(List.of()))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("Mocks never go to production, and these are some: store/auth");
    assertThat(cloud.commands()).isEmpty();
  }

  @Test
  void deploy_ofAStackWhoseNameIsAnothers_isRefused() throws Exception {
    cloud.has(STACK, "UPDATE_COMPLETE");
    cloud.belongsTo(STACK, "store-auth");

    assertThatThrownBy(() -> deployment().deploy(List.of()))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("store/auth would be auth")
        .hasMessageContaining("polystack:service=store-auth");
    assertThatThrownBy(() -> deployment().destroy(deployment().stacks().graph().nodes()))
        .isInstanceOf(UserError.class);
    assertThat(cloud.commands()).isEmpty();
  }

  @Test
  void deploy_ofAStackThatWasNotTagged_isDone_andTagsIt() throws Exception {
    cloud.has(STACK, "UPDATE_COMPLETE");

    assertThat(deployment().deploy(List.of())).isTrue();
    assertThat(new DeployedStacks(cloud.target()).one(STACK).orElseThrow().tags())
        .containsEntry("polystack:service", "store");
  }

  @Test
  void deploy_ofNothing_doesNothing() throws Exception {
    cloud.hasNot("CDKToolkit");

    assertThat(deployment(List.of()).deploy(List.of())).isTrue();
    assertThat(cloud.commands()).isEmpty();
  }

  @Test
  void deploy_whileAnEarlierOneGoesOn_waits_andDeploysWhatIsDifferent() throws Exception {
    cloud.changes(STACK, "from something else", "UPDATE_COMPLETE");

    assertThat(deployment().deploy(List.of())).isTrue();
    assertThat(cloud.commands()).containsExactly("deploy auth");
    assertThat(cloud.refused()).isEmpty();
    assertThat(said()).contains("store/auth is UPDATE_IN_PROGRESS by an earlier command; waits");
  }

  @Test
  void deploy_whileTheSameGoesOn_waits_andTakesItsResult() throws Exception {
    assertThat(deployment().deploy(List.of())).isTrue();
    cloud.changes(STACK, deployedFrom(), "UPDATE_COMPLETE");

    assertThat(deployment().deploy(List.of())).isTrue();
    assertThat(cloud.commands()).containsExactly("deploy auth");
    assertThat(said()).contains("unchanged");
  }

  @Test
  void deploy_whileNothingEnds_endsWithItsTime() throws Exception {
    cloud.has(STACK, "UPDATE_ROLLBACK_IN_PROGRESS");
    RunOptions briefly =
        new RunOptions(
            OptionalInt.empty(),
            OptionalInt.empty(),
            new Limits(Optional.empty(), Optional.of(Duration.ofMillis(300)), false),
            RunOptions.Resume.IMPOSSIBLE,
            Outputs.NONE);

    assertThat(deployment(briefly).deploy(List.of())).isFalse();
    assertThat(cloud.commands()).isEmpty();
  }

  @Test
  void deploy_ofAStackThatCouldNotBeRolledBack_saysWhatToDo() throws Exception {
    cloud.has(STACK, "UPDATE_ROLLBACK_FAILED");

    assertThat(deployment().deploy(List.of())).isFalse();
    assertThat(cloud.commands()).isEmpty();
    assertThat(said())
        .contains("it is gone", "aws cloudformation continue-update-rollback --stack-name auth");
  }

  @Test
  void deploy_ofAStackThatWasNeverCreated_isLeftToTheCdk_whichDeletesIt() throws Exception {
    cloud.has(STACK, "ROLLBACK_COMPLETE");

    assertThat(deployment().deploy(List.of())).isTrue();
    assertThat(cloud.commands()).containsExactly("deploy auth");
  }

  private static RunOptions retries(int retries) {
    return new RunOptions(
        OptionalInt.empty(),
        OptionalInt.of(retries),
        Limits.NONE,
        RunOptions.Resume.IMPOSSIBLE,
        Outputs.NONE);
  }

  private Map<String, State> states() {
    return StackStates.of(
        List.of(Assembly.read(assembly.folder())), new DeployedStacks(cloud.target()));
  }

  private String deployedFrom() {
    return new DeployedStacks(cloud.target()).one(STACK).orElseThrow().fingerprint();
  }

  private String said() {
    return said.toString(StandardCharsets.UTF_8);
  }

  private Console console() {
    return Console.plain(new PrintStream(said, true, StandardCharsets.UTF_8));
  }

  private Deployment deployment() {
    return deployment(List.of(assembly.folder()));
  }

  private Deployment deployment(List<Path> assemblies) {
    return new Deployment(
        cloud.work(), console(), new CdkCommand(cloud.work()), cloud.target(), assemblies);
  }

  private Deployment deployment(RunOptions options) {
    return new Deployment(
        cloud.work(),
        new Runner(cloud.work(), "deploy", options),
        new CdkCommand(cloud.work()),
        cloud.target(),
        List.of(assembly.folder()));
  }
}
