package dev.polystack.local.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.polystack.local.Endpoint;
import dev.polystack.local.Endpoint.Answer;
import dev.polystack.local.Json;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RuntimeApiTest {

  private static final String BASE = "/2018-06-01/runtime/";

  private volatile Answer next =
      new Answer(
          200,
          Map.of(
              "Lambda-Runtime-Aws-Request-Id", "request-1",
              "Lambda-Runtime-Deadline-Ms", "1795521600000",
              "Lambda-Runtime-Invoked-Function-Arn", "arn:function"),
          "{\"text\": \"é\"}");

  private final Endpoint endpoint =
      Endpoint.answering(
          asked -> asked.operation().startsWith("GET") ? next : new Answer(202, Map.of(), ""));
  private final RuntimeApi api = new RuntimeApi(endpoint.cloud().endpoint().getAuthority());

  @AfterEach
  void close() {
    endpoint.close();
  }

  @Test
  void invocation_isTakenAndAnsweredByItsId() throws Exception {
    Invocation invocation = api.next();
    assertThat(invocation.requestId()).isEqualTo("request-1");
    assertThat(new String(invocation.payload(), UTF_8)).isEqualTo("{\"text\": \"é\"}");
    assertThat(invocation.deadlineMillis()).isEqualTo(1795521600000L);
    assertThat(invocation.functionArn()).isEqualTo("arn:function");

    api.answer(invocation, "{\"text\": \"ü\"}".getBytes(UTF_8));
    assertThat(endpoint.asked("POST"))
        .singleElement()
        .satisfies(
            asked -> {
              assertThat(asked.operation())
                  .isEqualTo("POST " + BASE + "invocation/request-1/response");
              assertThat(asked.body()).isEqualTo("{\"text\": \"ü\"}");
            });
  }

  @Test
  void invocationThatCannotBeRead_isAnError() {
    next = Answer.of("{}");
    assertThatThrownBy(api::next)
        .isInstanceOf(IOException.class)
        .hasMessage("the function host sent no header Lambda-Runtime-Aws-Request-Id");
  }

  @Test
  void failure_isWordedAsLambdaDoes() throws Exception {
    String awkward = "no \"tea\"\n\tin C:\\kitchen \u0001 é 🍵";
    api.fail(api.next(), new IllegalStateException(awkward));
    JsonNode error = sent("invocation/request-1/error");
    assertThat(error.path("errorMessage").asText()).isEqualTo(awkward);
    assertThat(error.path("errorType").asText()).isEqualTo("java.lang.IllegalStateException");
  }

  @Test
  void failureWithoutAMessage_isNamedByItsType() throws Exception {
    api.failInitialisation(new StackOverflowError());
    JsonNode error = sent("init/error");
    assertThat(error.path("errorMessage").asText()).isEqualTo("java.lang.StackOverflowError");
    assertThat(error.path("errorType").asText()).isEqualTo("java.lang.StackOverflowError");
  }

  private JsonNode sent(String path) {
    return Json.read(endpoint.asked("POST " + BASE + path).get(0).body());
  }
}
