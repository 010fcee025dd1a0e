package dev.polystack.local.streams;

import static org.assertj.core.api.Assertions.assertThat;
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
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every mapping's stream is read, whatever happens meanwhile, and no record twice or never. */
class StreamPollersTest {

  private static final String FUNCTION = "arn:aws:lambda:eu-central-1:000000000000:function:index";
  private static final int ENDLESS = Integer.MAX_VALUE;

  private volatile String mapping =
      """
      {"UUID": "mapping", "State": "Enabled", "BatchSize": 1, "StartingPosition": "TRIM_HORIZON",
       "FunctionArn": "%s", "EventSourceArn": "%s"}
      """
          .formatted(FUNCTION, Records.STREAM);
  private volatile String earlierMapping = "";
  private volatile int written = ENDLESS;
  private volatile IntPredicate expires = position -> false;
  private volatile Runnable function = () -> {};

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

  @Test
  void mappingOnALaterPage_isPolledToo() {
    earlierMapping = "{\"UUID\": \"other\", \"State\": \"Disabled\"}";
    try (StreamPollers pollers = pollers()) {
      await().until(() -> invocations.get() > 1);
    }
  }

  @Test
  void mappingFromTheLatest_keepsItsPlaceThroughTroubleBeforeTheFirstRecord() {
    mapping = mapping.replace("TRIM_HORIZON", "LATEST");
    written = 2;
    AtomicInteger troubles = new AtomicInteger();
    expires =
        position -> {
          if (position < 2
              || troubles.getAndIncrement() != 1) { // Not yet while it looks for the end.
            return false;
          }
          written = 4; // While nobody can read.
          return true;
        };
    try (StreamPollers pollers = pollers()) {
      await().until(() -> invocations.get() >= 2);
      assertThat(delivered()).containsExactly("3", "4");
    }
  }

  @Test
  void mappingWithAFilter_getsOnlyWhatMatches() {
    mapping =
        mapping.replace(
            "\"State\"",
            """
            "FilterCriteria": {"Filters": [{"Pattern": "{\\"eventName\\": [\\"REMOVE\\"]}"},
              {"Pattern": "{\\"dynamodb\\": {\\"Keys\\": {\\"id\\": {\\"S\\": [\\"2\\", \\"4\\"]}}}}"}]},
            "State\"""");
    written = 5;
    Path place = folder.resolve("state/streams/mapping.json");
    try (StreamPollers pollers = pollers()) {
      await().until(() -> Files.exists(place) && Files.readString(place).contains("\"5\""));
      assertThat(delivered()).containsExactly("2", "4");
    }
  }

  @Test
  void filterThatIsNoPattern_losesNothing() {
    String good = mapping;
    mapping =
        mapping.replace(
            "\"State\"", "\"FilterCriteria\": {\"Filters\": [{\"Pattern\": \"{\"}]}, \"State\"");
    written = 1;
    try (StreamPollers pollers = pollers()) {
      await().until(() -> opened() > 1);
      mapping = good;
      await().until(() -> invocations.get() == 1);
      assertThat(delivered()).containsExactly("1");
    }
  }

  @Test
  void mappingThatChanges_waitsForTheRunningInvocation() {
    AtomicBoolean answered = new AtomicBoolean();
    function = () -> await().untilTrue(answered);
    written = 2;
    try (StreamPollers pollers = pollers()) {
      await().until(() -> invocations.get() == 1);
      mapping = mapping.replace("\"BatchSize\": 1", "\"BatchSize\": 2");
      int before = looks.get();
      await().until(() -> looks.get() > before + 2); // The new one has been told of by now.
      assertThat(delivered()).containsExactly("1");
      answered.set(true);
      await().until(() -> invocations.get() > 1);
      assertThat(delivered()).containsExactly("1", "2");
    } finally {
      answered.set(true);
    }
  }

  private List<String> delivered() {
    return endpoint.asked("/invocations").stream()
        .map(asked -> Json.read(asked.body()).at("/Records/0/dynamodb/SequenceNumber").asText())
        .toList();
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
      case "GetShardIterator" ->
          Answer.of("{\"ShardIterator\": \"%d\"}".formatted(position(asked)));
      case "GetRecords" -> records(asked);
      default -> other(asked);
    };
  }

  private Answer other(Asked asked) {
    if (asked.operation().contains("event-source-mappings")) {
      looks.incrementAndGet();
      return mappings(asked);
    }
    if (asked.operation().endsWith("/invocations")) {
      invocations.incrementAndGet();
      function.run();
      return Answer.of("null");
    }
    if (asked.operation().endsWith("/configuration")) {
      return Answer.of("{\"Role\": \"arn:aws:iam::000000000000:role/index\"}");
    }
    return asked.operation().equals("POST /")
        ? Endpoint.ASSUMED_ROLE
        : new Answer(404, Map.of(), "{}");
  }

  private Answer mappings(Asked asked) {
    boolean first = !asked.query().contains("Marker");
    return Answer.of(
        first && !earlierMapping.isEmpty()
            ? "{\"EventSourceMappings\": [%s], \"NextMarker\": \"1\"}".formatted(earlierMapping)
            : "{\"EventSourceMappings\": [%s]}".formatted(mapping));
  }

  private int position(Asked asked) {
    var question = Json.read(asked.body());
    return switch (question.path("ShardIteratorType").asText()) {
      case "LATEST" -> written;
      case "AFTER_SEQUENCE_NUMBER" -> question.path("SequenceNumber").asInt();
      default -> 0;
    };
  }

  /** One record after another; an iterator is the number of the last one. */
  private Answer records(Asked asked) {
    int position = Json.read(asked.body()).path("ShardIterator").asInt();
    if (expires.test(position)) {
      return new Answer(400, Map.of(), "{\"__type\": \"ExpiredIteratorException\"}");
    }
    if (position >= written) {
      return Answer.of("{\"NextShardIterator\": \"%d\", \"Records\": []}".formatted(position));
    }
    return Answer.of(
        """
        {"NextShardIterator": "%1$d", "Records": [{"eventID": "%1$d", "eventName": "INSERT",
          "dynamodb": {"SequenceNumber": "%1$d", "Keys": {"id": {"S": "%1$d"}}}}]}
        """
            .formatted(position + 1));
  }
}
