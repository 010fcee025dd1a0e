package dev.polystack.local.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.polystack.local.Cloud;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.ResourceNotFoundException;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SqsException;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterType;
import software.amazon.awssdk.services.ssm.model.SsmException;

/**
 * What the emulator does only with this project's patches, one test for each of them. Proven
 * elsewhere are {@code bus_policies}, {@code event_sources} and {@code targets_of_replays} ({@link
 * BusPatchesIT}), {@code graphql_address}, {@code loopback_is_secure} and the polling of streams
 * (the services' own tests, which go through the deployed APIs, queues and outbox), {@code
 * java_functions}, {@code one_root_key} and {@code payload_limits} ({@link FunctionsIT}), {@code
 * saved_often} and {@code streams_survive} ({@link FaultsIT}).
 */
@ExtendWith(SharedDaemon.class)
class PatchesIT {

  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final String ACCOUNT = "eu-central-1:000000000000:";

  private static Daemon daemon;
  private static Cloud cloud;
  private static Functions functions;

  @BeforeAll
  static void connect(Daemon shared) {
    daemon = shared;
    cloud = shared.client();
    functions = new Functions(cloud);
  }

  /** The patches apis_need_permission and http_api_address. */
  @Test
  void anHttpApiReachesAFunction_onlyIfTheFunctionsPolicySaysSo() throws Exception {
    String function = functions.deploy("behind-api", Map.of());
    Stack stack =
        deployed(
            "api",
            """
            {"Resources": {
              "Api": {"Type": "AWS::ApiGatewayV2::Api",
                "Properties": {"Name": "api", "ProtocolType": "HTTP"}},
              "Stage": {"Type": "AWS::ApiGatewayV2::Stage",
                "Properties": {"ApiId": {"Ref": "Api"}, "StageName": "$default",
                  "AutoDeploy": true}},
              "Integration": {"Type": "AWS::ApiGatewayV2::Integration",
                "Properties": {"ApiId": {"Ref": "Api"}, "IntegrationType": "AWS_PROXY",
                  "IntegrationUri": "%s", "PayloadFormatVersion": "2.0"}},
              "Route": {"Type": "AWS::ApiGatewayV2::Route",
                "Properties": {"ApiId": {"Ref": "Api"}, "RouteKey": "GET /items",
                  "Target": {"Fn::Join": ["/", ["integrations", {"Ref": "Integration"}]]}}}},
             "Outputs": {"Id": {"Value": {"Ref": "Api"}},
               "Address": {"Value": {"Fn::GetAtt": ["Api", "ApiEndpoint"]}}}}
            """
                .formatted(function));
    String id = output(stack, "Id");
    URI items = URI.create(output(stack, "Address") + "/items");
    assertThat(items).hasHost("127.0.0.1").hasPort(cloud.endpoint().getPort());

    assertThat(get(items).statusCode()).as("without permission").isEqualTo(500);
    allow("behind-api", "other-route", id + "/*/POST/items");
    allow("behind-api", "other-api", "00000000/*/*");
    assertThat(get(items).statusCode()).as("with permission for others").isEqualTo(500);
    allow("behind-api", "route", id + "/*/GET/items");
    HttpResponse<String> answer = get(items);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("\"memory\"");
  }

  private static void allow(String function, String statement, String source) {
    cloud
        .client(LambdaClient.builder())
        .addPermission(
            permission ->
                permission
                    .functionName(function)
                    .statementId(statement)
                    .action("lambda:InvokeFunction")
                    .principal("apigateway.amazonaws.com")
                    .sourceArn("arn:aws:execute-api:" + ACCOUNT + source));
  }

  /** The patch archives. */
  @Test
  void anArchive_isMadeChangedAndDeletedByCloudFormation() {
    EventBridgeClient events = cloud.client(EventBridgeClient.builder());
    CloudFormationClient stacks = cloud.client(CloudFormationClient.builder());
    deployed("archive", archive(3));
    assertThat(events.describeArchive(of -> of.archiveName("all")))
        .satisfies(
            archive -> {
              assertThat(archive.retentionDays()).isEqualTo(3);
              assertThat(archive.eventPattern()).contains("\"shop\"");
            });
    stacks.updateStack(stack -> stack.stackName("archive").templateBody(archive(5)));
    await()
        .atMost(LIMIT)
        .untilAsserted(
            () ->
                assertThat(events.describeArchive(of -> of.archiveName("all")).retentionDays())
                    .isEqualTo(5));
    stacks.deleteStack(stack -> stack.stackName("archive"));
    await()
        .atMost(LIMIT)
        .untilAsserted(
            () ->
                assertThatThrownBy(() -> events.describeArchive(of -> of.archiveName("all")))
                    .isInstanceOf(ResourceNotFoundException.class));
  }

  private static String archive(int days) {
    return """
    {"Resources": {"Archive": {"Type": "AWS::Events::Archive", "Properties": {
      "ArchiveName": "all", "SourceArn": "arn:aws:events:%sevent-bus/default",
      "EventPattern": {"source": ["shop"]}, "RetentionDays": %d}}}}
    """
        .formatted(ACCOUNT, days);
  }

  /** The patches rules_need_permission, target_dead_letters and log_targets. */
  @Test
  void aRuleReachesAQueueOrALogGroup_onlyIfAPolicySaysSo_elseTheTargetsDeadLetterQueue() {
    EventBridgeClient events = cloud.client(EventBridgeClient.builder());
    SqsClient queues = cloud.client(SqsClient.builder());
    CloudWatchLogsClient logs = cloud.client(CloudWatchLogsClient.builder());
    String rule =
        events
            .putRule(put -> put.name("all-tea").eventPattern("{\"source\": [\"tea\"]}"))
            .ruleArn();
    String closed = queue("rule-closed", Map.of());
    String open = queueFor("rule-open", rule);
    String letters = queueFor("rule-letters", rule);
    for (String group : List.of("tea", "closed")) {
      logs.createLogGroup(create -> create.logGroupName("/aws/events/" + group));
    }
    logs.putResourcePolicy(policy -> policy.policyName("tea").policyDocument(mayWrite("tea")));
    events.putTargets(
        put ->
            put.rule("all-tea")
                .targets(
                    to ->
                        to.id("1")
                            .arn("arn:aws:sqs:" + ACCOUNT + "rule-closed")
                            .deadLetterConfig(
                                unsent -> unsent.arn("arn:aws:sqs:" + ACCOUNT + "rule-letters")),
                    to ->
                        to.id("4").arn("arn:aws:logs:" + ACCOUNT + "log-group:/aws/events/closed"),
                    to -> to.id("2").arn("arn:aws:logs:" + ACCOUNT + "log-group:/aws/events/tea"),
                    to -> to.id("3").arn("arn:aws:sqs:" + ACCOUNT + "rule-open")));
    events.putEvents(
        put ->
            put.entries(entry -> entry.source("tea").detailType("Served").detail("{\"cups\": 2}")));

    await()
        .atMost(LIMIT)
        .untilAsserted(
            () ->
                assertThat(queues.receiveMessage(receive -> receive.queueUrl(open)).messages())
                    .anySatisfy(message -> assertThat(message.body()).contains("\"Served\"")));
    assertThat(queues.receiveMessage(receive -> receive.queueUrl(closed)).messages()).isEmpty();
    await()
        .atMost(LIMIT)
        .untilAsserted(
            () ->
                assertThat(
                        logs.filterLogEvents(filter -> filter.logGroupName("/aws/events/tea"))
                            .events())
                    .singleElement()
                    .satisfies(
                        event ->
                            assertThat(event.message())
                                .contains("\"detail-type\"")
                                .contains("\"cups\"")));
    assertThat(logs.filterLogEvents(filter -> filter.logGroupName("/aws/events/closed")).events())
        .isEmpty();
    assertThat(
            queues
                .receiveMessage(receive -> receive.queueUrl(letters).messageAttributeNames("All"))
                .messages())
        .singleElement()
        .satisfies(
            letter -> {
              assertThat(letter.body()).contains("\"Served\"");
              assertThat(letter.messageAttributes().get("RULE_ARN").stringValue()).isEqualTo(rule);
              assertThat(letter.messageAttributes().get("ERROR_CODE").stringValue())
                  .isEqualTo("NO_PERMISSIONS");
            });
  }

  /** A queue that takes what the rule sends. */
  private static String queueFor(String name, String rule) {
    return queue(
        name,
        Map.of(
            QueueAttributeName.POLICY,
            """
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
              "Principal": {"Service": "events.amazonaws.com"}, "Action": "sqs:SendMessage",
              "Resource": "arn:aws:sqs:%s%s",
              "Condition": {"ArnEquals": {"aws:SourceArn": "%s"}}}]}"""
                .formatted(ACCOUNT, name, rule)));
  }

  /** The resource policy with which rules may write to a log group. */
  static String mayWrite(String group) {
    return """
    {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
      "Principal": {"Service": "events.amazonaws.com"},
      "Action": ["logs:CreateLogStream", "logs:PutLogEvents"],
      "Resource": "arn:aws:logs:%slog-group:/aws/events/%s:*"}]}"""
        .formatted(ACCOUNT, group);
  }

  /** The patch granted_arns: what the CDK's grants name, and not more. */
  @Test
  void callsAboutSeveralThings_areAllowedByTheGrantsForEach() {
    functions.deploy("batches", Map.of());
    String mine = queue("batches-mine", Map.of());
    String others = queue("batches-others", Map.of());
    functions.grant("batches", "send", "sqs:SendMessage", "arn:aws:sqs:*:*:batches-mine");
    functions.grant("batches", "read", "ssm:GetParameters", "arn:aws:ssm:*:*:parameter/mine/*");
    SsmClient root = cloud.client(SsmClient.builder());
    for (String name : List.of("/mine/a", "/mine/b", "/others/c")) {
      root.putParameter(put -> put.name(name).value("v").type(ParameterType.STRING));
    }
    StaticCredentialsProvider role =
        StaticCredentialsProvider.create(functions.credentials("batches"));
    SqsClient queues = cloud.client(SqsClient.builder(), role);
    SsmClient parameters = cloud.client(SsmClient.builder(), role);
    SendMessageBatchRequestEntry entry =
        SendMessageBatchRequestEntry.builder().id("1").messageBody("hello").build();

    assertThat(queues.sendMessageBatch(batch -> batch.queueUrl(mine).entries(entry)).successful())
        .hasSize(1);
    assertThatThrownBy(
            () -> queues.sendMessageBatch(batch -> batch.queueUrl(others).entries(entry)))
        .isInstanceOf(SqsException.class)
        .hasMessageContaining("not authorized to perform: sqs:SendMessage");
    assertThat(parameters.getParameters(get -> get.names("/mine/a", "/mine/b")).parameters())
        .hasSize(2);
    assertThatThrownBy(() -> parameters.getParameters(get -> get.names("/mine/a", "/others/c")))
        .isInstanceOf(SsmException.class)
        .hasMessageContaining("not authorized to perform: ssm:GetParameters");
  }

  /** The patch queue_mappings. */
  @Test
  void aQueue_isPolledOnlyIfTheFunctionsRoleMayReadIt() {
    String granted = queue("polled", Map.of());
    String refused = queue("not-polled", Map.of());
    LambdaClient lambda = cloud.client(LambdaClient.builder());
    for (String queue : List.of("not-polled", "polled")) {
      functions.deploy("reader-of-" + queue, Map.of());
      if (queue.equals("polled")) {
        grantReading(queue);
      }
      lambda.createEventSourceMapping(
          mapping ->
              mapping
                  .functionName("reader-of-" + queue)
                  .eventSourceArn("arn:aws:sqs:" + ACCOUNT + queue));
    }
    SqsClient queues = cloud.client(SqsClient.builder());
    queues.sendMessage(send -> send.queueUrl(refused).messageBody("waiting"));
    for (String round : List.of("first round", "second round")) {
      queues.sendMessage(send -> send.queueUrl(granted).messageBody(round));
      await().atMost(LIMIT).until(() -> said("reader-of-polled").contains(round));
    }
    assertThat(said("reader-of-not-polled")).doesNotContain("waiting");

    grantReading("not-polled");
    await().atMost(LIMIT).until(() -> said("reader-of-not-polled").contains("waiting"));
  }

  private static void grantReading(String queue) {
    String function = "reader-of-" + queue;
    functions.grant(function, "read", "sqs:*", "arn:aws:sqs:*:*:" + queue);
  }

  private static String said(String function) {
    try {
      return Files.readString(daemon.home().resolve("logs/function-" + function + ".log"));
    } catch (IOException e) {
      return ""; // It has not said anything.
    }
  }

  /** The patch stream_arns. */
  @Test
  void aStream_isReadOnlyByThoseWhoMay() {
    functions.deploy("stream-reader", Map.of());
    String mine = tableWithStream("streamed-mine");
    String others = tableWithStream("streamed-others");
    functions.grant("stream-reader", "stream", "dynamodb:*", mine);
    DynamoDbStreamsClient root = cloud.client(DynamoDbStreamsClient.builder());
    DynamoDbStreamsClient role =
        cloud.client(
            DynamoDbStreamsClient.builder(),
            StaticCredentialsProvider.create(functions.credentials("stream-reader")));

    String own = iterator(role, mine);
    assertThat(role.getRecords(get -> get.shardIterator(own)).records()).isEmpty();
    assertThatThrownBy(() -> role.describeStream(of -> of.streamArn(others)))
        .isInstanceOf(DynamoDbException.class)
        .hasMessageContaining("not authorized");
    String foreign = iterator(root, others);
    assertThatThrownBy(() -> role.getRecords(get -> get.shardIterator(foreign)))
        .isInstanceOf(DynamoDbException.class)
        .hasMessageContaining("not authorized");
  }

  private static String tableWithStream(String name) {
    return cloud
        .client(DynamoDbClient.builder())
        .createTable(
            table ->
                table
                    .tableName(name)
                    .billingMode(BillingMode.PAY_PER_REQUEST)
                    .attributeDefinitions(
                        id -> id.attributeName("id").attributeType(ScalarAttributeType.S))
                    .keySchema(id -> id.attributeName("id").keyType(KeyType.HASH))
                    .streamSpecification(
                        stream ->
                            stream.streamEnabled(true).streamViewType(StreamViewType.NEW_IMAGE)))
        .tableDescription()
        .latestStreamArn();
  }

  private static String iterator(DynamoDbStreamsClient client, String stream) {
    String shard =
        client
            .describeStream(of -> of.streamArn(stream))
            .streamDescription()
            .shards()
            .get(0)
            .shardId();
    return client
        .getShardIterator(
            get -> get.streamArn(stream).shardId(shard).shardIteratorType("TRIM_HORIZON"))
        .shardIterator();
  }

  private static String queue(String name, Map<QueueAttributeName, String> attributes) {
    return cloud
        .client(SqsClient.builder())
        .createQueue(queue -> queue.queueName(name).attributes(attributes))
        .queueUrl();
  }

  private static Stack deployed(String name, String template) {
    CloudFormationClient stacks = cloud.client(CloudFormationClient.builder());
    stacks.createStack(stack -> stack.stackName(name).templateBody(template));
    return await()
        .atMost(LIMIT)
        .until(
            () -> stacks.describeStacks(of -> of.stackName(name)).stacks().get(0),
            stack -> stack.stackStatusAsString().equals("CREATE_COMPLETE"));
  }

  private static String output(Stack stack, String name) {
    return stack.outputs().stream()
        .filter(output -> output.outputKey().equals(name))
        .findFirst()
        .orElseThrow()
        .outputValue();
  }

  private static HttpResponse<String> get(URI address) throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
  }
}
