package dev.polystack.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polystack.cli.it.MetaProcess.Ended;
import dev.polystack.engine.cloud.Aws;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.ssm.SsmClient;

/** An environment that is well, and one that is not. */
class VerifyIT {

  @TempDir private Path root;

  @Test
  void anEnvironmentThatIsWell_passes_andEveryFaultIsNamed() throws IOException {
    try (Project project = new Project()) {
      workspace("test \"$POLYSTACK_PROJECT\" = " + project.name());
      MetaProcess meta = new MetaProcess(root, project.name());

      Ended well = meta.run("verify");
      assertThat(well.output())
          .containsPattern("parameters +1 well")
          .containsPattern("functions +1 well")
          .containsPattern("event sources +1 well")
          .containsPattern("dead-letter queues +2 well")
          .containsPattern("own checks +1 well");
      assertThat(well.status()).isZero();

      breakIt(project);
      workspace("echo the shelf is empty; exit 3");
      Ended broken = meta.run("verify");
      assertThat(broken.output())
          .contains("queue-url has no value")
          .contains("Disabl", "its function gets nothing")
          .contains("prices/reader/idle-dlq: 1 messages wait")
          .contains("prices: its own check ended with status 3", "the shelf is empty")
          .containsPattern("functions +1 well");
      assertThat(broken.status()).isEqualTo(1);
      assertThat(meta.run("verify", "nothing").output()).contains("no stack is named 'nothing'");
    }
  }

  private static void breakIt(Project project) {
    try (SsmClient ssm = Aws.client(project.target(), SsmClient.builder());
        LambdaClient lambda = Aws.client(project.target(), LambdaClient.builder());
        SqsClient sqs = Aws.client(project.target(), SqsClient.builder())) {
      ssm.deleteParameter(request -> request.name(project.resource("PublishedQueueUrl")));
      lambda.updateEventSourceMapping(
          request -> request.uuid(project.resource("Reads")).enabled(false));
      sqs.sendMessage(
          request -> request.queueUrl(project.resource("IdleDeadLetters")).messageBody("late"));
    }
  }

  private void workspace(String check) throws IOException {
    Files.writeString(
        root.resolve("repos.yaml"),
        "repositories:\n  prices:\n    type: git\n    url: ../prices.git\n    version: main\n");
    Path repository = Files.createDirectories(root.resolve("prices"));
    Files.writeString(repository.resolve("pom.xml"), "<project/>");
    Files.writeString(
        repository.resolve("verify.json"),
        "{\"app\": \"%s\"}".formatted(check.replace("\"", "\\\"")));
  }
}
