package dev.polystack.local.streams;

import static org.awaitility.Awaitility.await;

import dev.polystack.local.Endpoint;
import dev.polystack.local.Endpoint.Answer;
import dev.polystack.local.Endpoint.Asked;
import dev.polystack.local.Home;
import dev.polystack.local.Json;
import dev.polystack.local.functions.Sessions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a disk that is full for a moment does to a stream: nothing that lasts. */
class StreamPollersTest {

  private static final String FUNCTION = "arn:aws:lambda:eu-central-1:000000000000:function:index";
  private static final String MAPPING =
      """
      {"EventSourceMappings": [{"UUID": "mapping", "State": "Enabled", "BatchSize": 1,
        "StartingPosition": "TRIM_HORIZON", "FunctionArn": "%s", "EventSourceArn": "%s"}]}
      """
          .formatted(FUNCTION, Records.STREAM);

  private final AtomicInteger looks = new AtomicInteger();
  private final AtomicInteger invocations = new AtomicInteger();
  private final Endpoint endpoint = Endpoint.answering(this::answer);

  @TempDir private Path folder;

  @AfterEach
  void close() {
    endpoint.close();
  }

  @Test
  void pollerWhosePlaceCannotBeWritten_goesOnWhenItCan() throws IOException {
    Path place = folder.resolve("state/streams/mapping.json");
    Files.createDirectories(place.resolve("in the way")); // so that no file can take its place
    try (StreamPollers pollers = pollers()) {
      await().until(() -> invocations.get() >= 1 && opened() > 1);
      Files.delete(place.resolve("in the way"));
      Files.delete(place);
      int before = invocations.get();
      await().until(() -> invocations.get() > before + 1 && Files.isRegularFile(place));
    }
  }

  @Test
  void look_thatFailsForWhateverReason_isTakenAgain() throws IOException {
    Path inTheWay = Files.createFile(folder.resolve("state"));
    try (StreamPollers pollers = pollers()) {
      await().until(() -> looks.get() > 1);
      Files.delete(inTheWay);
      await().until(() -> invocations.get() > 0);
    }
  }

  private StreamPollers pollers() {
    return new StreamPollers(endpoint.cloud(), new Home(folder), new Sessions(endpoint.cloud()));
  }

  private int opened() {
    return endpoint.asked("DescribeStream").size();
  }

  private Answer answer(Asked asked) {
    String operation = asked.operation().replaceFirst("^.*\\.", "");
    return switch (operation) {
      case "DescribeStream" ->
          Answer.of("{\"StreamDescription\": {\"Shards\": [{\"ShardId\": \"shard\"}]}}");
      case "GetShardIterator" -> Answer.of("{\"ShardIterator\": \"%s\"}".formatted(after(asked)));
      case "GetRecords" -> records(asked);
      default -> other(asked);
    };
  }

  private Answer other(Asked asked) {
    if (asked.operation().contains("event-source-mappings")) {
      looks.incrementAndGet();
      return Answer.of(MAPPING);
    }
    if (asked.operation().endsWith("/invocations")) {
      invocations.incrementAndGet();
      return Answer.of("null");
    }
    if (asked.operation().endsWith("/configuration")) {
      return Answer.of("{\"Role\": \"arn:aws:iam::000000000000:role/index\"}");
    }
    return asked.operation().equals("POST /")
        ? Answer.of(
            """
            <AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult>
              <Credentials><AccessKeyId>key</AccessKeyId><SecretAccessKey>secret</SecretAccessKey>
                <SessionToken>token</SessionToken><Expiration>2100-01-01T00:00:00Z</Expiration></Credentials>
            </AssumeRoleResult></AssumeRoleResponse>
            """)
        : new Answer(404, Map.of(), "{}");
  }

  private static String after(Asked asked) {
    var place = Json.read(asked.body()).path("SequenceNumber");
    return place.isMissingNode() ? "0" : place.asText();
  }

  /** One record after another without end; an iterator is the number of the last one. */
  private static Answer records(Asked asked) {
    int next = 1 + Json.read(asked.body()).path("ShardIterator").asInt();
    return Answer.of(
        """
        {"NextShardIterator": "%1$d", "Records": [{"eventID": "%1$d", "eventName": "INSERT",
          "dynamodb": {"SequenceNumber": "%1$d", "Keys": {"id": {"S": "%1$d"}}}}]}
        """
            .formatted(next));
  }
}
