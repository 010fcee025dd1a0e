package dev.polystack.engine.output;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.polystack.engine.output.TaskRecord.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * A trace by the rules of the Trace Event Format, in its JSON Object form: what an event of each
 * phase must have, times in microseconds, and on one thread only events within each other or after
 * each other.
 */
class TraceJsonTest {

  private static final Instant START = Instant.parse("2026-11-25T10:00:00Z");

  private static final RunRecord RUN =
      new RunRecord(
          "deploy",
          START,
          Duration.ofSeconds(3),
          List.of(
              task("contracts/bus", State.DONE, 0, 1000, 0, 0),
              task("store/auth", State.DONE, 250, 1500, 1, 2),
              task("catalog/products", State.FAILED, 1000, 2000, 0, 1),
              task("catalog/\"api\"", State.SKIPPED, 3000, 0, 0, 0),
              task("store/api", State.UNCHANGED, 1750, 0, 1, 0),
              task("store/catalog", State.CANCELLED, 1760, 900, 1, 0)),
          Optional.empty());

  @Test
  void of_aRun_isATraceByTheRulesOfTheFormat() throws Exception {
    JsonNode root = JsonMapper.builder().build().readTree(TraceJson.of(RUN));

    assertThat(root.path("displayTimeUnit").asText()).isIn("ms", "ns");
    assertThat(root.path("traceEvents").isArray()).isTrue();
    assertThat(root.path("traceEvents")).isNotEmpty().allSatisfy(TraceJsonTest::assertIsEvent);
    List<JsonNode> complete = complete(root);
    for (JsonNode one : complete) {
      for (JsonNode other : complete) {
        if (one != other && one.path("tid").equals(other.path("tid"))) {
          assertThat(end(one) <= start(other) || end(other) <= start(one))
              .as("%s and %s on one thread", one, other)
              .isTrue();
        }
      }
    }
  }

  @Test
  void of_aRun_hasEveryTaskThatRan_whereAndAsLongAsItDid() throws Exception {
    List<JsonNode> complete = complete(JsonMapper.builder().build().readTree(TraceJson.of(RUN)));

    assertThat(complete)
        .extracting(event -> event.path("name").asText())
        .containsExactly("contracts/bus", "store/auth", "catalog/products", "store/catalog");
    JsonNode auth = complete.get(1);
    assertThat(start(auth)).isEqualTo(250_000);
    assertThat(auth.path("dur").asLong()).isEqualTo(1_500_000);
    assertThat(auth.path("cat").asText()).isEqualTo("deploy");
    assertThat(auth.at("/args/retries").asInt()).isEqualTo(2);
    assertThat(complete.get(2).at("/args/state").asText()).isEqualTo("failed");
  }

  private static void assertIsEvent(JsonNode event) {
    assertThat(event.path("name").isTextual()).as("%s", event).isTrue();
    assertThat(event.path("pid").isInt()).as("%s", event).isTrue();
    assertThat(event.path("tid").isInt()).as("%s", event).isTrue();
    switch (event.path("ph").asText()) {
      case "X" -> {
        assertThat(event.path("cat").isTextual()).as("%s", event).isTrue();
        assertThat(event.path("ts").isNumber()).as("%s", event).isTrue();
        assertThat(event.path("ts").asLong()).as("%s", event).isNotNegative();
        assertThat(event.path("dur").isNumber()).as("%s", event).isTrue();
        assertThat(event.path("dur").asLong()).as("%s", event).isNotNegative();
        assertThat(event.path("args").isObject()).as("%s", event).isTrue();
      }
      case "M" -> {
        assertThat(event.path("name").asText()).isIn("process_name", "thread_name");
        assertThat(event.at("/args/name").isTextual()).as("%s", event).isTrue();
      }
      default -> throw new AssertionError("no phase that is written here: " + event);
    }
  }

  private static List<JsonNode> complete(JsonNode root) {
    return root.path("traceEvents").valueStream().filter(TraceJsonTest::isComplete).toList();
  }

  private static boolean isComplete(JsonNode event) {
    return event.path("ph").asText().equals("X");
  }

  private static long start(JsonNode event) {
    return event.path("ts").asLong();
  }

  private static long end(JsonNode event) {
    return start(event) + event.path("dur").asLong();
  }

  private static TaskRecord task(
      String name, State state, int start, int took, int track, int retries) {
    return new TaskRecord(
        "deploy",
        name,
        state,
        "",
        START.plusMillis(start),
        Duration.ofMillis(took),
        track,
        retries,
        "",
        List.of());
  }
}
