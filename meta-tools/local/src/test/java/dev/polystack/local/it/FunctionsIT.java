package dev.polystack.local.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.polystack.local.Cloud;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.RequestTooLargeException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SqsException;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.StsException;

/** What a function meets: its environment, its limits, its role, and how its failures are told. */
@ExtendWith(SharedDaemon.class)
class FunctionsIT {

  private static final String NAME = "probe";

  private static Path home;
  private static Cloud cloud;
  private static Functions functions;

  @BeforeAll
  static void deploy(Daemon daemon) {
    home = daemon.home();
    cloud = daemon.client();
    functions = new Functions(cloud);
    functions.deploy(NAME, Map.of("COLOUR", "green"));
  }

  @Test
  void functionGetsItsOwnVariablesAndLambdas() {
    JsonNode environment = functions.answer(NAME, "{\"do\": \"environment\"}");
    assertThat(environment.path("COLOUR").asText()).isEqualTo("green");
    assertThat(environment.path("AWS_LAMBDA_FUNCTION_NAME").asText()).isEqualTo(NAME);
    assertThat(environment.path("AWS_REGION").asText()).isEqualTo(cloud.region());
    assertThat(environment.path("AWS_ENDPOINT_URL").asText())
        .isEqualTo(cloud.endpoint().toString());
    assertThat(environment.path("AWS_ACCESS_KEY_ID").asText()).isNotEqualTo(cloud.accessKeyId());
    assertThat(environment.path("AWS_SESSION_TOKEN").asText()).isNotEmpty();
    assertThat(environment.path("TZ").asText()).isEqualTo(":UTC");
    assertThat(environment.path("_HANDLER").asText()).isEqualTo(Probe.class.getName());
  }

  @Test
  void thrownException_isAnsweredAsLambdaWordsIt() {
    InvokeResponse response =
        functions.invoke(NAME, "{\"do\": \"throw\", \"text\": \"no \\\"tea\\\"\"}");
    assertThat(response.functionError()).isEqualTo("Unhandled");
    JsonNode error = Functions.json(response);
    assertThat(error.path("errorType").asText()).isEqualTo("java.lang.IllegalStateException");
    assertThat(error.path("errorMessage").asText()).isEqualTo("no \"tea\"");
  }

  @Test
  void invocationBeyondTheTimeout_isEndedAndTheNextOneWorks() {
    InvokeResponse late = functions.invoke(NAME, "{\"do\": \"sleep\", \"millis\": 30000}");
    assertThat(late.functionError()).isEqualTo("Unhandled");
    assertThat(Functions.json(late).path("errorMessage").asText())
        .endsWith("Task timed out after 2.00 seconds");
    assertThat(functions.answer(NAME, "{}").path("memory").asInt()).isEqualTo(128);
  }

  @Test
  void processThatExits_failsItsInvocationAndTheNextOneWorks() {
    InvokeResponse response = functions.invoke(NAME, "{\"do\": \"exit\"}");
    assertThat(Functions.json(response).path("errorType").asText()).isEqualTo("Runtime.ExitError");
    assertThat(Functions.json(response).path("errorMessage").asText()).endsWith("exit status 3");
    assertThat(functions.invoke(NAME, "{}").functionError()).isNull();
  }

  @Test
  void memoryBeyondTheLimit_isNotThere() {
    assertThat(functions.invoke(NAME, "{\"do\": \"allocate\", \"megabytes\": 8}").functionError())
        .isNull();
    InvokeResponse response = functions.invoke(NAME, "{\"do\": \"allocate\", \"megabytes\": 200}");
    assertThat(Functions.json(response).path("errorType").asText())
        .isEqualTo("java.lang.OutOfMemoryError");
  }

  @Test
  void payloadBeyondTheLimit_isRefusedAndSoIsSuchAnAnswer() {
    String large = "\"" + "x".repeat(6 << 20) + "\"";
    assertThatThrownBy(() -> functions.invoke(NAME, large))
        .isInstanceOf(RequestTooLargeException.class)
        .hasMessageContaining("6291456 bytes");
    assertThatThrownBy(
            () ->
                cloud
                    .client(LambdaClient.builder())
                    .invoke(
                        request ->
                            request
                                .functionName(NAME)
                                .invocationType(InvocationType.EVENT)
                                .payload(SdkBytes.fromUtf8String(large.substring(5 << 20)))))
        .isInstanceOf(RequestTooLargeException.class);
    InvokeResponse response = functions.invoke(NAME, "{\"do\": \"fill\", \"bytes\": 6400000}");
    assertThat(Functions.json(response).path("errorType").asText())
        .isEqualTo("Function.ResponseSizeTooLarge");
  }

  @Test
  void concurrentInvocations_takeTurnsAndEachHasItsWholeTime() {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    List<CompletableFuture<InvokeResponse>> all =
        IntStream.range(0, 4)
            .mapToObj(
                i ->
                    CompletableFuture.supplyAsync(
                        () -> functions.invoke(NAME, "{\"do\": \"sleep\", \"millis\": 800}"),
                        threads))
            .toList();
    assertThat(all).allSatisfy(each -> assertThat(each.join().functionError()).isNull());
    threads.shutdown();
  }

  @Test
  void changedFunction_startsBeforeItIsCalled(Daemon daemon) {
    functions.deploy("changed", Map.of("COLOUR", "green"));
    assertThat(functions.answer("changed", "{\"do\": \"environment\"}").path("COLOUR").asText())
        .isEqualTo("green");
    long before = daemon.child("changed").pid();

    cloud
        .client(LambdaClient.builder())
        .updateFunctionConfiguration(
            request ->
                request
                    .functionName("changed")
                    .environment(environment -> environment.variables(Map.of("COLOUR", "blue"))));

    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(() -> assertThat(daemon.child("changed").pid()).isNotEqualTo(before));
    long prepared = daemon.child("changed").pid();
    assertThat(functions.answer("changed", "{\"do\": \"environment\"}").path("COLOUR").asText())
        .isEqualTo("blue");
    assertThat(daemon.child("changed").pid()).isEqualTo(prepared);
  }

  @Test
  void printedLines_areInTheLogGroupAndInAFile() {
    functions.invoke(NAME, "{\"do\": \"say\", \"text\": \"the kettle is on\"}");
    CloudWatchLogsClient logs = cloud.client(CloudWatchLogsClient.builder());
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(
            () -> {
              assertThat(
                      logs.filterLogEvents(request -> request.logGroupName("/aws/lambda/" + NAME))
                          .events())
                  .anySatisfy(line -> assertThat(line.message()).isEqualTo("the kettle is on"));
              assertThat(Files.readString(home.resolve("logs/function-" + NAME + ".log")))
                  .contains("the kettle is on");
            });
  }

  @Test
  void functionMayDoWhatItsRoleMayAndNothingElse() {
    SqsClient root = cloud.client(SqsClient.builder());
    String mine = root.createQueue(request -> request.queueName("mine")).queueUrl();
    String others = root.createQueue(request -> request.queueName("others")).queueUrl();
    functions.grant(NAME, "send", "sqs:SendMessage", "arn:aws:sqs:*:*:mine");
    SqsClient function =
        cloud.client(
            SqsClient.builder(), StaticCredentialsProvider.create(functions.credentials(NAME)));
    function.sendMessage(request -> request.queueUrl(mine).messageBody("hello"));
    assertThatThrownBy(
            () -> function.sendMessage(request -> request.queueUrl(others).messageBody("hello")))
        .isInstanceOf(SqsException.class)
        .hasMessageContaining("not authorized to perform: sqs:SendMessage");
    assertThatThrownBy(() -> function.receiveMessage(request -> request.queueUrl(mine)))
        .isInstanceOf(SqsException.class)
        .hasMessageContaining("not authorized to perform: sqs:ReceiveMessage");
  }

  @Test
  void strangersAndForgedRootKeys_areRefused() {
    for (String[] key :
        List.of(
            new String[] {"test", "test"},
            new String[] {"123456789012", "test"},
            new String[] {cloud.accessKeyId(), "guessed"})) {
      StsClient stranger =
          cloud.client(
              StsClient.builder(),
              StaticCredentialsProvider.create(AwsBasicCredentials.create(key[0], key[1])));
      assertThatThrownBy(stranger::getCallerIdentity)
          .as(key[0])
          .isInstanceOfSatisfying(
              StsException.class, e -> assertThat(e.statusCode()).isEqualTo(403));
    }
  }
}
