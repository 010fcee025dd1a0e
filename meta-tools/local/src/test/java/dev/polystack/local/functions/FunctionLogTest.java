package dev.polystack.local.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.polystack.local.Endpoint;
import dev.polystack.local.Endpoint.Answer;
import dev.polystack.local.Home;
import dev.polystack.local.Json;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;

class FunctionLogTest {

  private static final FunctionConfiguration FUNCTION =
      FunctionConfiguration.builder().functionName("index").build();

  @TempDir Path folder;

  private volatile Answer answer = Answer.of("{}");
  private final Endpoint endpoint = Endpoint.answering(asked -> answer);

  @AfterEach
  void close() {
    endpoint.close();
  }

  @Test
  void lines_areInTheGroupAndInTheFileInOrder() throws Exception {
    String output =
        IntStream.range(0, 1200).mapToObj(i -> "line " + i).collect(Collectors.joining("\n"));
    FunctionLog log = log();
    log.follow(stream(output + "\n\n   \nlast é\n"));
    log.close();

    await().until(() -> sent().contains("last é"));
    assertThat(sent()).hasSize(1201).startsWith("line 0", "line 1", "line 2");
    assertThat(sent().subList(1199, 1201)).containsExactly("line 1199", "last é");
    assertThat(Files.readAllLines(file())).isEqualTo(sent());
    JsonNode first = Json.read(endpoint.asked("PutLogEvents").get(0).body());
    assertThat(first.path("logGroupName").asText()).isEqualTo("/aws/lambda/index");
    assertThat(first.path("logStreamName").asText()).isEqualTo(log.stream());
    assertThat(log.stream()).matches("\\d{4}/\\d{2}/\\d{2}/\\[\\$LATEST][0-9a-f]{32}");
    assertThat(endpoint.asked("CreateLogStream")).hasSize(1);
  }

  /** What a process says last is why it ended, and is read after the host knows of its end. */
  @Test
  void lineThatIsReadAfterTheProcessHasEnded_isKept() throws Exception {
    PipedOutputStream process = new PipedOutputStream();
    FunctionLog log = log();
    log.follow(new PipedInputStream(process));
    process.write("first\n".getBytes(StandardCharsets.UTF_8));
    process.flush();
    await().until(() -> sent().contains("first"));
    log.close();
    process.write("out of memory\n".getBytes(StandardCharsets.UTF_8));
    process.close();
    await().until(() -> sent().contains("out of memory"));
    assertThat(Files.readAllLines(file())).containsExactly("first", "out of memory");
  }

  @Test
  void invocation_isReportedWithItsDurationAndFailure() {
    FunctionLog log = log();
    log.report("request-1", 12, false);
    log.report("request-2", 3, true);
    log.close();
    await().until(() -> sent().size() == 2);
    assertThat(sent())
        .containsExactly(
            "REPORT RequestId: request-1\tDuration: 12 ms",
            "REPORT RequestId: request-2\tDuration: 3 ms\tStatus: error");
  }

  @Test
  void groupThatIsNotThere_leavesTheLinesInTheFile() throws Exception {
    answer =
        new Answer(
            400,
            Map.of(),
            "{\"__type\": \"ResourceNotFoundException\", \"message\": \"no such group\"}");
    FunctionLog log = log();
    log.report("1", 1, false);
    await().until(() -> !endpoint.asked("CreateLogStream").isEmpty());
    answer = Answer.of("{}");
    log.report("2", 1, false);
    log.close();
    await().until(() -> !sent().isEmpty());
    assertThat(Files.readAllLines(file())).hasSize(2);
  }

  @Test
  void fileThatHasGrownLarge_beginsAnew() throws Exception {
    Files.createDirectories(folder.resolve("logs"));
    Files.write(file(), new byte[5_000_001]);
    FunctionLog log = log();
    log.report("1", 1, false);
    log.close();
    await().until(() -> !sent().isEmpty());
    assertThat(Files.readAllLines(file())).hasSize(1);
  }

  private FunctionLog log() {
    return new FunctionLog(
        endpoint.cloud(),
        new Home(folder),
        FUNCTION,
        new Session("arn:aws:iam::000000000000:role/r", "key", "secret", "token", Instant.MAX));
  }

  private Path file() {
    return folder.resolve("logs/function-index.log");
  }

  private List<String> sent() {
    List<String> lines = new ArrayList<>();
    endpoint
        .asked("PutLogEvents")
        .forEach(
            asked ->
                Json.read(asked.body())
                    .path("logEvents")
                    .forEach(event -> lines.add(event.path("message").asText())));
    return lines;
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }
}
