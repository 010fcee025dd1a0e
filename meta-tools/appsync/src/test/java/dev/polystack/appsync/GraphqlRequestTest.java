package dev.polystack.appsync;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GraphqlRequestTest {

  @Test
  void request_hasADocumentVariablesAndAnOperation() {
    assertThat(
            parse(
                """
                {"query": "query A { x }", "variables": {"a": null, "b": [1]},
                 "operationName": "A"}"""))
        .hasValueSatisfying(
            request -> {
              assertThat(request.query()).isEqualTo("query A { x }");
              assertThat(request.variables()).containsEntry("a", null).containsKey("b");
              assertThat(request.operationName()).isEqualTo("A");
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"query\": \"{ x }\"}",
        "{\"query\": \"{ x }\", \"variables\": null, \"operationName\": null}",
        "{\"query\": \"{ x }\", \"variables\": \"none\"}"
      })
  void everythingButTheDocument_mayBeMissing(String body) {
    assertThat(parse(body)).contains(new GraphqlRequest("{ x }", Map.of(), null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "[]", "{}", "{\"query\": null}", "{\"query\": 1}", "{ x }"})
  void anythingElse_isNoRequest(String body) {
    assertThat(parse(body)).isEmpty();
  }

  private static Optional<GraphqlRequest> parse(String body) {
    return GraphqlRequest.parse(body.getBytes(StandardCharsets.UTF_8));
  }
}
