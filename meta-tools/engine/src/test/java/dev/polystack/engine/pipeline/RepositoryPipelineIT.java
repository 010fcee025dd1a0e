package dev.polystack.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.polystack.engine.Checkout;
import dev.polystack.engine.RunningWorkspace;
import dev.polystack.engine.UserError;
import dev.polystack.engine.WorkFolder;
import dev.polystack.engine.cloud.Aws;
import dev.polystack.engine.cloud.LocalCloud;
import dev.polystack.engine.cloud.Target;
import dev.polystack.engine.deploy.Synthesis;
import dev.polystack.engine.output.Console;
import dev.polystack.pacts.Deployed;
import dev.polystack.pacts.ssm.DeploymentRecords;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.ssm.SsmClient;

/**
 * What {@code mvn deploy} does with one repository's stacks, in the embedded cloud that runs and in
 * an environment that its assembly calls production.
 */
class RepositoryPipelineIT {

  private static final String ENVIRONMENT = "prod";
  private static final Consent NONE = new Consent(false, false);
  private static final Consent TO_CHANGES = new Consent(true, false);
  private static final Consent TO_EVERYTHING = new Consent(true, true);
  private static final Deployed VERSION = new Deployed("1.0", List.of(), List.of());

  private static final String QUEUES =
      """
      "Dead": {"Type": "AWS::SQS::Queue", "Properties": {"Tags": [
        {"Key": "polystack:project", "Value": "%1$s"}, {"Key": "polystack:env", "Value": "prod"},
        {"Key": "polystack:service", "Value": "prices"},
        {"Key": "polystack:stack", "Value": "reader"}]}},
      "Queue": {"Type": "AWS::SQS::Queue", "Properties": {"RedrivePolicy": {
        "deadLetterTargetArn": {"Fn::GetAtt": ["Dead", "Arn"]}, "maxReceiveCount": 1}}}
      """;
  private static final String ANOTHER = ", \"Another\": {\"Type\": \"AWS::SQS::Queue\"}";

  @TempDir private Path folder;

  private final String project = "p" + UUID.randomUUID().toString().substring(0, 8);
  private final String stack = project + "-prod-prices-reader";
  private final Checkout checkout = RunningWorkspace.checkout();
  private final Target target =
      new Target(project, ENVIRONMENT, new LocalCloud(checkout).running().orElseThrow());
  private final CloudFormationClient cloudFormation =
      Aws.client(target, CloudFormationClient.builder());
  private final SsmClient ssm = Aws.client(target, SsmClient.builder());
  private final DeploymentRecords records = new DeploymentRecords(ssm, project, ENVIRONMENT);
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  @BeforeEach
  void useTheToolsThatAreInstalled() throws IOException {
    Path work = Files.createDirectories(folder.resolve(WorkFolder.NAME));
    Files.createSymbolicLink(work.resolve("env"), checkout.made("env"));
  }

  @AfterEach
  void deleteStack() {
    cloudFormation.deleteStack(request -> request.stackName(stack));
    cloudFormation.waiter().waitUntilStackDeleteComplete(request -> request.stackName(stack));
    records.forget("prices");
    cloudFormation.close();
    ssm.close();
  }

  @Test
  void deploy_toProduction_needsConsent_andVerifyFindsWhatIsNotWell() throws Exception {
    String queues = QUEUES.formatted(project);
    RepositoryPipeline pipeline = synthesized(queues);

    assertThatThrownBy(() -> pipeline.deploy(VERSION, NONE))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("'prod' is production")
        .hasMessageContaining("-Dpolystack.yes");
    assertThat(said()).contains("prod (production)", "prices/reader", "created");
    assertThat(isDeployed()).isFalse();
    assertThat(records.all()).isEmpty();

    pipeline.deploy(VERSION, TO_CHANGES);
    assertThat(isDeployed()).isTrue();
    assertThat(records.all()).containsEntry("prices", VERSION);
    assertThatCode(() -> pipeline.deploy(VERSION, NONE)).as("no change").doesNotThrowAnyException();

    pipeline.verify();
    assertThat(said()).containsPattern("dead-letter queues +1 are well");
    bury("a message that nobody can read");
    assertThatThrownBy(pipeline::verify)
        .isInstanceOf(UserError.class)
        .hasMessageContaining("prices is deployed to 'prod', but not all is well")
        .hasMessageContaining("1 messages wait");
  }

  @Test
  void deploy_toProduction_thatLosesData_needsConsentToThatToo() throws Exception {
    String queues = QUEUES.formatted(project);
    synthesized(queues + ANOTHER).deploy(VERSION, TO_CHANGES);
    RepositoryPipeline without = synthesized(queues);

    assertThatThrownBy(() -> without.deploy(VERSION, TO_CHANGES))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("prices/reader: AWS::SQS::Queue Another is deleted")
        .hasMessageContaining("-Dpolystack.allowDataLoss");
    assertThat(resources()).contains("Another");

    without.deploy(VERSION, TO_EVERYTHING);
    assertThat(resources()).doesNotContain("Another");
  }

  private String said() {
    return said.toString(StandardCharsets.UTF_8);
  }

  private boolean isDeployed() {
    try {
      return !resources().isEmpty();
    } catch (CloudFormationException e) {
      return false;
    }
  }

  private List<String> resources() {
    return cloudFormation
        .describeStackResources(request -> request.stackName(stack))
        .stackResources()
        .stream()
        .map(each -> each.logicalResourceId())
        .toList();
  }

  private void bury(String message) {
    String queue =
        cloudFormation
            .describeStackResource(request -> request.stackName(stack).logicalResourceId("Dead"))
            .stackResourceDetail()
            .physicalResourceId();
    try (SqsClient sqs = Aws.client(target, SqsClient.builder())) {
      sqs.sendMessage(request -> request.queueUrl(queue).messageBody(message));
    }
  }

  /** The pipeline of a repository whose app has written this. */
  private RepositoryPipeline synthesized(String resources) throws IOException {
    Path repository = Files.createDirectories(folder.resolve("prices"));
    WorkFolder work = new WorkFolder(folder.resolve(WorkFolder.NAME));
    Path assembly =
        Files.createDirectories(new Synthesis(work, project, ENVIRONMENT).assembly(repository));
    Files.writeString(
        assembly.resolve("reader.template.json"), "{\"Resources\": {%s}}".formatted(resources));
    Files.writeString(
        assembly.resolve("manifest.json"),
        """
        {"version": "36.0.0", "artifacts": {"%s": {"type": "aws:cloudformation:stack",
          "environment": "aws://unknown-account/unknown-region",
          "properties": {"templateFile": "reader.template.json"}}}}
        """
            .formatted(stack));
    Files.writeString(
        assembly.resolve("polystack.json"),
        """
        {"project": "%s", "service": "prices", "environment": "prod", "production": true,
         "stacks": [{"name": "reader", "stackName": "%s", "template": "reader.template.json",
          "mock": false, "folder": "stacks/reader", "description": "", "publishes": [],
          "consumes": [], "functions": [], "code": []}]}
        """
            .formatted(project, stack));
    return new RepositoryPipeline(
        repository,
        work,
        Console.plain(new PrintStream(said, true, StandardCharsets.UTF_8)),
        target);
  }
}
