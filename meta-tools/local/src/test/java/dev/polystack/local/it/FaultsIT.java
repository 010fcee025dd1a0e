package dev.polystack.local.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.Shard;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Every part is killed as {@code kill -9} does it. The tests have an order because starting a
 * daemon takes seconds: those that end it come last, and each goes on with the data of the one
 * before.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FaultsIT {

  private static final String NAME = "probe";
  private static final Duration LIMIT = Duration.ofSeconds(30);

  @TempDir static Path home;

  private static Daemon daemon;

  /** What was written last before the daemon was killed. */
  private static String last = "";

  @BeforeAll
  static void deploy() {
    daemon = Daemon.start(home);
    new Functions(daemon.client()).deploy(NAME, Map.of());
    dynamo()
        .createTable(
            table ->
                table
                    .tableName("items")
                    .billingMode(BillingMode.PAY_PER_REQUEST)
                    .attributeDefinitions(
                        id -> id.attributeName("id").attributeType(ScalarAttributeType.S))
                    .keySchema(id -> id.attributeName("id").keyType(KeyType.HASH))
                    .streamSpecification(
                        stream ->
                            stream.streamEnabled(true).streamViewType(StreamViewType.KEYS_ONLY)));
    sqs().createQueue(queue -> queue.queueName("kept"));
  }

  @AfterAll
  static void stop() {
    daemon.close();
  }

  @Test
  @Order(1)
  void killedFunction_failsItsInvocationAndIsStartedAgainByTheNext() {
    Functions functions = new Functions(daemon.client());
    functions.invoke(NAME, "{}");
    ProcessHandle first = daemon.child(NAME);
    CompletableFuture<InvokeResponse> running =
        CompletableFuture.supplyAsync(
            () -> functions.invoke(NAME, "{\"do\": \"say-and-wait\", \"text\": \"I am busy\"}"));
    await().atMost(LIMIT).until(() -> functionLog().contains("I am busy"));

    first.destroyForcibly();

    JsonNode error = Functions.json(running.join());
    assertThat(error.path("errorType").asText()).isEqualTo("Runtime.ExitError");
    assertThat(error.path("errorMessage").asText()).endsWith("exit status 137");
    assertThat(functions.invoke(NAME, "{}").functionError()).isNull();
    assertThat(daemon.child(NAME).pid()).isNotEqualTo(first.pid());
  }

  @Test
  @Order(2)
  void killedSearchEngine_isStartedAgainWithItsDocuments() {
    SearchDomain domain = new SearchDomain(daemon, home);
    domain.ask("PUT", "/products", "{}");
    assertThat(domain.ask("PUT", "/products/_doc/1", "{\"name\": \"tea\"}").status())
        .isEqualTo(201);
    ProcessHandle first = daemon.child("search-engine");

    first.destroyForcibly();

    await()
        .atMost(LIMIT)
        .untilAsserted(
            () -> assertThat(domain.ask("GET", "/products/_doc/1", "").status()).isEqualTo(503));
    assertThat(daemon.health().path("ready").asBoolean()).isFalse();
    awaitRestarted("search-engine", first);
    await()
        .atMost(LIMIT)
        .untilAsserted(
            () ->
                assertThat(
                        domain
                            .ask("GET", "/products/_doc/1", "")
                            .body()
                            .at("/_source/name")
                            .asText())
                    .isEqualTo("tea"));
  }

  @Test
  @Order(3)
  void killedEmulator_isStartedAgainWithItsData() {
    String id = write();
    await().atMost(LIMIT).until(() -> state("dynamodb").contains(id) && state("sqs").contains(id));
    ProcessHandle first = daemon.child("emulator");
    ProcessHandle function = daemon.child(NAME);

    first.destroyForcibly();

    awaitRestarted("emulator", first);
    assertKept(id);
    // It does not know the function's credentials any more: the function gets new ones.
    assertThat(new Functions(daemon.client()).invoke(NAME, "{}").functionError()).isNull();
    assertThat(daemon.child(NAME).pid()).isNotEqualTo(function.pid());
  }

  @Test
  @Order(4)
  void secondDaemonInTheSameHome_leavesTheFirstAlone() {
    Daemon second = Daemon.launch(home);
    assertThat(second.awaitExit(20)).isEqualTo(0);
    assertThat(daemon.log()).contains("another embedded cloud runs in " + home + " already");
    assertThat(daemon.health().path("ready").asBoolean()).isTrue();
  }

  @Test
  @Order(5)
  void portThatWasAskedForAndIsTaken_isNamedWithItsHolder(@TempDir Path other) throws Exception {
    try (ServerSocket holder = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Daemon refused = Daemon.launch(other, "--port", String.valueOf(holder.getLocalPort()));
      assertThat(refused.awaitExit(20)).isEqualTo(1);
      assertThat(refused.log())
          .contains(
              "port %d is taken by process %d"
                  .formatted(holder.getLocalPort(), ProcessHandle.current().pid()))
          .contains("stop it, or name another port");
      assertThat(other.resolve("cloud.json")).doesNotExist();
    }
  }

  @Test
  @Order(6)
  void killedDaemon_leavesNoProcess() {
    new Functions(daemon.client()).invoke(NAME, "{}");
    last = write();
    List<ProcessHandle> children = daemon.children();
    assertThat(children).hasSizeGreaterThanOrEqualTo(3);

    daemon.kill();

    await().atMost(LIMIT).until(() -> children.stream().noneMatch(ProcessHandle::isAlive));
  }

  /**
   * Killed, half-started, and with its port gone, a daemon has all the data: what was written just
   * before the kill too, since an orphaned emulator saves before it ends.
   */
  @Test
  @Order(7)
  void daemonKilledWhileItStarts_isFollowedByOneWithAllTheData() throws Exception {
    int port = port();
    Daemon half = Daemon.launch(home);
    await().atMost(LIMIT).until(() -> half.children().size() == 2);
    List<ProcessHandle> children = half.children();

    half.kill();

    try (ServerSocket holder = awaitFree(port)) {
      daemon = Daemon.start(home);
      assertThat(daemon.log())
          .contains(
              "port %d (api) is taken by process %d"
                  .formatted(holder.getLocalPort(), ProcessHandle.current().pid()));
    }
    assertThat(children).noneMatch(ProcessHandle::isAlive);
    assertThat(daemon.health().path("ready").asBoolean()).isTrue();
    assertThat(port()).isNotEqualTo(port);
    assertKept(last);
    assertThat(new SearchDomain(daemon, home).ask("GET", "/products/_doc/1", "").status())
        .isEqualTo(200);
    assertThat(new Functions(daemon.client()).invoke(NAME, "{}").functionError()).isNull();
  }

  @Test
  @Order(8)
  void stoppedDaemon_leavesNoProcess() {
    List<ProcessHandle> children = daemon.children();
    daemon.stop();
    assertThat(children).hasSizeGreaterThanOrEqualTo(3).noneMatch(ProcessHandle::isAlive);
    assertThat(home.resolve("cloud.json")).doesNotExist();
  }

  private static void awaitRestarted(String part, ProcessHandle killed) {
    await()
        .atMost(LIMIT)
        .untilAsserted(
            () -> {
              assertThat(daemon.part(part).path("state").asText()).isEqualTo("running");
              assertThat(daemon.part(part).path("pid").asLong()).isNotEqualTo(killed.pid());
            });
    assertThat(daemon.part(part).path("restarts").asInt()).isEqualTo(1);
    assertThat(daemon.log())
        .contains(
            "%s (process %d) has ended by itself and is started again"
                .formatted(part, killed.pid()));
  }

  /** An item, its stream record, and a message with the same new id. */
  private static String write() {
    String id = UUID.randomUUID().toString();
    dynamo().putItem(put -> put.tableName("items").item(Map.of("id", AttributeValue.fromS(id))));
    sqs().sendMessage(message -> message.queueUrl(queue()).messageBody(id));
    return id;
  }

  private static void assertKept(String id) {
    assertThat(
            dynamo()
                .getItem(get -> get.tableName("items").key(Map.of("id", AttributeValue.fromS(id))))
                .item())
        .containsEntry("id", AttributeValue.fromS(id));
    assertThat(
            sqs()
                .receiveMessage(receive -> receive.queueUrl(queue()).maxNumberOfMessages(10))
                .messages())
        .anySatisfy(message -> assertThat(message.body()).isEqualTo(id));
    assertThat(streamed()).contains(id);
  }

  /** The keys of every record that the table's stream has. */
  private static List<String> streamed() {
    String stream = dynamo().describeTable(of -> of.tableName("items")).table().latestStreamArn();
    DynamoDbStreamsClient streams = daemon.client().client(DynamoDbStreamsClient.builder());
    List<String> ids = new ArrayList<>();
    for (Shard shard :
        streams.describeStream(of -> of.streamArn(stream)).streamDescription().shards()) {
      String iterator =
          streams
              .getShardIterator(
                  get ->
                      get.streamArn(stream)
                          .shardId(shard.shardId())
                          .shardIteratorType(ShardIteratorType.TRIM_HORIZON))
              .shardIterator();
      streams
          .getRecords(get -> get.shardIterator(iterator))
          .records()
          .forEach(record -> ids.add(record.dynamodb().keys().get("id").s()));
    }
    return ids;
  }

  /** The port, as soon as whoever had it is gone. */
  private static ServerSocket awaitFree(int port) {
    return await()
        .atMost(LIMIT)
        .ignoreExceptions()
        .until(() -> new ServerSocket(port, 1, InetAddress.getLoopbackAddress()), socket -> true);
  }

  private static int port() throws Exception {
    return new JsonMapper()
        .readTree(home.resolve("identity.json").toFile())
        .at("/ports/api")
        .asInt();
  }

  private static String state(String service) throws Exception {
    return Files.readString(home.resolve("state/emulator/" + service + ".json"));
  }

  private static String functionLog() throws Exception {
    return Files.readString(home.resolve("logs/function-" + NAME + ".log"));
  }

  private static String queue() {
    return sqs().getQueueUrl(queue -> queue.queueName("kept")).queueUrl();
  }

  private static DynamoDbClient dynamo() {
    return daemon.client().client(DynamoDbClient.builder());
  }

  private static SqsClient sqs() {
    return daemon.client().client(SqsClient.builder());
  }
}
