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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sqs.SqsClient;

/** What a function says, while it says it and after. */
class LogsIT {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  @TempDir private Path root;

  @Test
  @Timeout(180) // A line that never comes would be waited for.
  void logs_followWhatComes_filterIt_andSayWhenNothingMatches() throws IOException {
    try (Project project = new Project();
        SqsClient sqs = Aws.client(project.target(), SqsClient.builder())) {
      MetaProcess meta = new MetaProcess(root, project.name());
      Process following = meta.start("logs", "prices/reader", "--follow", "--json");
      try (BufferedReader output = following.inputReader()) {
        assertThat(output.readLine()).contains("Waiting for more");
        sqs.sendMessage(
            request -> request.queueUrl(project.resource("Queue")).messageBody("{\"price\":890}"));
        JsonNode line = JsonMapper.builder().build().readTree(lineWith("was read", output));
        assertThat(line.path("function").asText()).isEqualTo("prices/reader/reader");
        assertThat(line.path("level").asText()).isEqualTo("INFO");
        assertThat(line.path("correlationId").asText()).isEqualTo("prices");
      } finally {
        following.destroyForcibly();
      }

      await()
          .atMost(LIMIT)
          .untilAsserted(
              () ->
                  assertThat(meta.run("logs", "--correlation-id", "prices").output())
                      .containsPattern(
                          "prices/reader/reader INFO  message .* was read  \\[prices\\]")
                      .doesNotContain("REPORT"));
      assertThat(meta.run("timeline", "prices").output())
          .as("the queue stands between who sent and who handles")
          .containsPattern(
              "(?s)prices/reader/prices +QUEUE handed over to prices/reader/reader"
                  + ".*- prices/reader/reader +INFO +message .* was read");
      Ended nothing = meta.run("logs", "--level", "error", "--correlation-id", "prices");
      assertThat(nothing.output())
          .startsWith("Nothing of level ERROR or worse with the correlation id prices")
          .contains("--since looks further back");
      assertThat(nothing.status()).isZero();
    }
  }

  private static String lineWith(String text, BufferedReader output) throws IOException {
    String line = output.readLine();
    while (line != null && !line.contains(text)) {
      line = output.readLine();
    }
    return String.valueOf(line);
  }
}
