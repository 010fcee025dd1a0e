package dev.polystack.local.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.polystack.appsync.Caller;
import dev.polystack.appsync.GraphqlRequest;
import dev.polystack.local.Endpoint;
import dev.polystack.local.Endpoint.Answer;
import dev.polystack.local.Json;
import dev.polystack.local.graphql.DeployedApi.DeployedResolver;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Fields are answered by the functions that Lambda knows. */
class DeployedFunctionsTest {

  private static final DeployedApi API =
      new DeployedApi(
          "api",
          "type Query { name(of: String): String }",
          "pool",
          null,
          List.of(new DeployedResolver("Query", "name", "arn:aws:lambda:x:1:function:n", false)));

  private Answer answer = new Answer(200, Map.of(), "null");
  private final Endpoint endpoint = Endpoint.answering(asked -> answer);

  @AfterEach
  void close() {
    endpoint.close();
  }

  private JsonNode ask() {
    return Json.MAPPER.valueToTree(
        new DeployedFunctions(endpoint.cloud())
            .api(API)
            .execute(
                new GraphqlRequest("{ name(of: \"1\") }", Map.of(), null),
                new Caller(Map.of("sub", "ann"), Map.of())));
  }

  @Test
  void theFieldsFunction_isInvokedWithItsContext() {
    answer = new Answer(200, Map.of(), "\"Cup\"");

    assertThat(ask().at("/data/name").asText()).isEqualTo("Cup");
    assertThat(endpoint.asked("")).hasSize(1);
    assertThat(Json.read(endpoint.asked("").get(0).body()).at("/arguments/of").asText())
        .isEqualTo("1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "", "  "})
  void functionThatAnswersNothing_isNull(String nothing) {
    answer = new Answer(200, Map.of(), nothing);

    assertThat(ask()).isEqualTo(Json.read("{\"data\": {\"name\": null}}"));
  }

  @Test
  void functionThatFails_isAnError() {
    answer =
        new Answer(
            200, Map.of("X-Amz-Function-Error", "Unhandled"), "{\"errorMessage\": \"no tea\"}");

    assertThat(ask().at("/errors/0/errorType").asText()).isEqualTo("Lambda:Unhandled");
    assertThat(ask().at("/errors/0/message").asText()).isEqualTo("no tea");
  }
}
