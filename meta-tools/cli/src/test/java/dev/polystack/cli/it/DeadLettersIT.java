package dev.polystack.cli.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.polystack.cli.it.MetaProcess.Ended;
import dev.polystack.engine.cloud.Aws;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** A message that cannot be handled, from its failure until it is handled after all. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeadLettersIT {

  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TempDir private static Path root;

  private final Project project = new Project();
  private final MetaProcess meta = new MetaProcess(root, project.name());
  private final SqsClient sqs = Aws.client(project.target(), SqsClient.builder());

  @BeforeAll
  void nothingWaits() {
    assertThat(meta.run("dlq", "list").output())
        .contains("prices/reader/prices-dlq", "behind prices/reader/prices")
        .containsPattern("prices/reader/prices-dlq +0");
  }

  @AfterAll
  void leave() {
    sqs.close();
    project.close();
  }

  private int waiting(String logicalId) {
    return sqs
        .getQueueAttributes(
            request ->
                request
                    .queueUrl(project.resource(logicalId))
                    .attributeNames(
                        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
        .attributes()
        .values()
        .stream()
        .mapToInt(Integer::parseInt)
        .sum();
  }

  @Test
  void aPoisonedMessage_isListed_shownWithItsReason_andHandledAfterTheFunctionIsMended()
      throws IOException {
    String id =
        sqs.sendMessage(
                request ->
                    request.queueUrl(project.resource("Queue")).messageBody("{\"for\":\"free\"}"))
            .messageId();
    await().atMost(LIMIT).until(() -> waiting("DeadLetters") == 1);

    assertThat(meta.run("dlq", "list", "prices").output())
        .containsPattern("prices/reader/prices-dlq +1 +oldest \\d+ s");
    await()
        .atMost(LIMIT)
        .untilAsserted(
            () -> {
              JsonNode shown =
                  JSON.readTree(meta.run("dlq", "show", "prices/reader", "--json").output());
              assertThat(shown).hasSize(1);
              assertThat(shown.at("/0/messageId").asText()).isEqualTo(id);
              assertThat(shown.at("/0/reason").asText())
                  .isEqualTo("message " + id + " has no price");
              assertThat(shown.at("/0/reasonFrom").asText())
                  .isEqualTo("the log of prices/reader/reader");
              assertThat(shown.at("/0/body").asText()).contains("free");
            });

    assertThat(meta.run("dlq", "redrive", "prices/reader/prices-dlq", "--dry-run").output())
        .contains(id + " would go to prices/reader/prices");
    assertThat(waiting("DeadLetters")).as("looking and planning took nothing away").isEqualTo(1);

    mend();
    Ended redriven = meta.run("dlq", "redrive", "prices/reader/prices-dlq", "--message-id", id);
    assertThat(redriven.output()).contains(id + " went to prices/reader/prices");
    assertThat(redriven.status()).isZero();
    await()
        .atMost(LIMIT)
        .until(() -> meta.run("logs", "prices", "--since", "5m").output().contains("was read"));
    assertThat(waiting("DeadLetters")).isZero();
  }

  private void mend() {
    try (LambdaClient lambda = Aws.client(project.target(), LambdaClient.builder())) {
      lambda.updateFunctionConfiguration(
          request ->
              request
                  .functionName(project.stackName() + "-reader")
                  .environment(variables -> variables.variables(Map.of("MENDED", "yes"))));
    }
  }

  @Test
  void aRedriveThatIsKilled_losesNothing_andGoesOn_andTheRestIsPurgedAfterAQuestion()
      throws Exception {
    fill(40);
    Process killed = meta.start("dlq", "redrive", "prices/reader/idle-dlq");
    try (BufferedReader output = killed.inputReader()) {
      assertThat(output.readLine()).contains("went to prices/reader/idle");
      killed.destroyForcibly().waitFor();
    }

    int left = waiting("IdleDeadLetters");
    assertThat(left).as("it was killed before its end").isPositive();
    assertThat(waiting("IdleQueue") + left).isBetween(40, 41);

    assertThat(meta.run("dlq", "redrive", "prices/reader/idle-dlq", "--max", "5").output())
        .contains("prices/reader/idle-dlq: 5 moved");
    assertThat(meta.run("dlq", "redrive", "prices", "--message-id", "nobody").status())
        .isEqualTo(1);
    Set<String> bodies = new HashSet<>(drain("IdleQueue"));
    bodies.addAll(drain("IdleDeadLetters"));
    assertThat(bodies).as("but for the one that was in flight").hasSizeGreaterThanOrEqualTo(39);

    fill(2);
    assertThat(meta.answer("n\n", "dlq", "purge", "prices/reader/idle-dlq").output())
        .contains("Nothing was done");
    assertThat(waiting("IdleDeadLetters")).isGreaterThanOrEqualTo(2);
    assertThat(meta.answer("y\n", "dlq", "purge", "prices/reader/idle-dlq").status()).isZero();
    assertThat(waiting("IdleDeadLetters")).isZero();
  }

  private void fill(int messages) {
    for (int from = 0; from < messages; from += 10) {
      List<SendMessageBatchRequestEntry> entries = new ArrayList<>();
      for (int i = from; i < Math.min(from + 10, messages); i++) {
        entries.add(
            SendMessageBatchRequestEntry.builder().id("i" + i).messageBody("body " + i).build());
      }
      sqs.sendMessageBatch(
          request -> request.queueUrl(project.resource("IdleDeadLetters")).entries(entries));
    }
  }

  private List<String> drain(String logicalId) {
    List<String> bodies = new ArrayList<>();
    String url = project.resource(logicalId);
    while (true) {
      List<Message> messages =
          sqs.receiveMessage(request -> request.queueUrl(url).maxNumberOfMessages(10)).messages();
      if (messages.isEmpty()) {
        return bodies;
      }
      for (Message message : messages) {
        bodies.add(message.body());
        sqs.deleteMessage(request -> request.queueUrl(url).receiptHandle(message.receiptHandle()));
      }
    }
  }
}
