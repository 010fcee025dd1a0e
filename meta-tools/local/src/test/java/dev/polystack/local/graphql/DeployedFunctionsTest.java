package dev.polystack.local.graphql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.polystack.appsync.Caller;
import dev.polystack.appsync.GraphqlRequest;
import dev.polystack.local.Endpoint;
import dev.polystack.local.Endpoint.Answer;
import dev.polystack.local.Json;
import dev.polystack.local.functions.Sessions;
import dev.polystack.local.graphql.DeployedApi.DeployedResolver;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Fields are answered by the functions that Lambda knows. */
class DeployedFunctionsTest {

  private static final String ROLE = "arn:aws:iam::000000000000:role/source";
  private static final String SDL = "type Query { name(of: String): String }";

  private @Nullable String role = ROLE;
  private Answer answer = new Answer(200, Map.of(), "null");
  private final Endpoint endpoint =
      Endpoint.answering(
          asked -> asked.operation().equals("POST /") ? Endpoint.ASSUMED_ROLE : answer);

  @AfterEach
  void close() {
    endpoint.close();
  }

  private JsonNode ask() {
    return Json.MAPPER.valueToTree(
        new DeployedFunctions(endpoint.cloud(), new Sessions(endpoint.cloud()))
            .api(api(SDL))
            .execute(
                new GraphqlRequest("{ name(of: \"1\") }", Map.of(), null),
                new Caller(Map.of("sub", "ann"), Map.of())));
  }

  private DeployedApi api(String sdl) {
    String function = "arn:aws:lambda:x:1:function:n";
    return new DeployedApi(
        "api",
        sdl,
        "pool",
        null,
        List.of(new DeployedResolver("Query", "name", function, role, false)));
  }

  @Test
  void function_isInvokedWithTheDataSourcesRole() {
    ask();
    assertThat(endpoint.asked("POST /").get(0).body())
        .contains("AssumeRole", "role%2Fsource", "APPSYNC_ASSUME_ROLE");
    assertThat(endpoint.asked("/invocations").get(0).authorization())
        .contains("Credential=roles-key/");
  }

  @Test
  void roleThatMayNotInvoke_isAnErrorOfTheField() {
    answer =
        new Answer(
            403,
            Map.of("X-Amzn-ErrorType", "AccessDeniedException"),
            "{\"Message\": \"not authorized to perform: lambda:InvokeFunction\"}");
    assertThat(ask().at("/errors/0/errorType").asText()).isEqualTo("Lambda:AccessDeniedException");
    assertThat(ask().at("/errors/0/message").asText())
        .contains("not authorized to perform: lambda:InvokeFunction");
  }

  @Test
  void dataSourceWithoutARole_mayNothing() {
    role = null;
    assertThat(ask().at("/errors/0/errorType").asText()).isEqualTo("Lambda:AccessDeniedException");
    assertThat(endpoint.asked("")).isEmpty();
  }

  @Test
  void schemaThatAppSyncWouldNotMind_isRefusedByName() {
    String sdl = "type Query { name: String @aws_cognito_user_pools(cognito_groups: [\"staff\"]) }";
    DeployedFunctions functions =
        new DeployedFunctions(endpoint.cloud(), new Sessions(endpoint.cloud()));
    assertThatThrownBy(() -> functions.api(api(sdl)))
        .isInstanceOf(UnsupportedApiException.class)
        .hasMessageContainingAll("API api ", "Query.name");
  }

  @Test
  void theFieldsFunction_isInvokedWithItsContext() {
    answer = new Answer(200, Map.of(), "\"Cup\"");

    assertThat(ask().at("/data/name").asText()).isEqualTo("Cup");
    assertThat(endpoint.asked("/invocations")).hasSize(1);
    assertThat(Json.read(endpoint.asked("/invocations").get(0).body()).at("/arguments/of").asText())
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
