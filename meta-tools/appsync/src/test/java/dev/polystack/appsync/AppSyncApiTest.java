package dev.polystack.appsync;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.polystack.appsync.ResolverFunction.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What clients and functions see of the GraphQL front: data, errors, scalars and contexts. */
class AppSyncApiTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static final String SDL =
      """
      type Query {
        product(id: ID!, at: AWSTimestamp, options: AWSJSON): Product
        products: [Product!]!
        find(text: String!): Found
        costs: Int @aws_auth(cognito_groups: ["managers", "auditors"])
        sales: Int @aws_auth(cognito_groups: ["buyers"])
      }
      type Product @aws_cognito_user_pools {
        id: ID!
        changedAt: AWSDateTime
        attributes: AWSJSON
        related: Product
        stock: Int
      }
      type Category { title: String! }
      union Found = Product | Category
      """;

  private static final Caller CALLER =
      new Caller(
          Map.of(
              "sub", "ann",
              "iss", "https://issuer",
              "cognito:username", "ann@example.com",
              "cognito:groups", List.of("buyers")),
          Map.of("x-correlation-id", "c-1"));

  private Function<JsonNode, String> function = context -> "null";
  private boolean functionFails;

  private final List<JsonNode> payloads = new ArrayList<>();
  private final AppSyncApi api =
      new AppSyncApi(
          SDL,
          List.of(
              new Resolver("Query", "product", false, this::invoke),
              new Resolver("Query", "products", false, this::invoke),
              new Resolver("Query", "find", false, this::invoke),
              new Resolver("Query", "costs", false, this::invoke),
              new Resolver("Query", "sales", false, this::invoke),
              new Resolver("Product", "related", false, this::invoke),
              new Resolver("Product", "stock", true, this::invoke)));

  private Reply invoke(JsonNode payload) {
    payloads.add(json(payload.toString())); // As it travels: numbers lose their Java types.
    return new Reply(functionFails ? "Unhandled" : null, json(function.apply(payload)));
  }

  @Test
  void fieldForOtherGroups_isRefusedWithoutAskingTheFunction() {
    function = context -> "1";
    JsonNode answer = ask("{ sales costs }");
    assertThat(answer.path("data")).isEqualTo(json("{\"sales\": 1, \"costs\": null}"));
    assertThat(answer.at("/errors/0/errorType").asText()).isEqualTo("Unauthorized");
    assertThat(answer.at("/errors/0/message").asText())
        .isEqualTo("Not Authorized to access costs on type Query");
    assertThat(answer.at("/errors/0/path")).isEqualTo(json("[\"costs\"]"));
    assertThat(payloads).hasSize(1);
  }

  @Test
  void fieldForGroups_isRefusedToWhoeverIsInNone() {
    GraphqlAnswer answer =
        api.answer(
            "{\"query\": \"{ sales }\"}".getBytes(UTF_8),
            Optional.of(new Caller(Map.of("sub", "ann"), Map.of())));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().toString()).contains("Not Authorized to access sales on type Query");
    assertThat(payloads).isEmpty();
  }

  /** Whoever wrote them believes in them. */
  @Test
  void groupsThatAppSyncIgnores_areRefusedAllAtOnce() {
    String schema =
        """
        type Query { costs: Costs @aws_cognito_user_pools(cognito_groups: ["managers"]) }
        type Costs @aws_cognito_user_pools(cognito_groups: ["managers"]) {
          rent: Int @aws_auth(cognito_groups: ["managers"])
          tea: Int @aws_auth
        }
        """;
    assertThatThrownBy(() -> new AppSyncApi(schema, List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(
            "Query.costs (@aws_cognito_user_pools)",
            "Costs (@aws_cognito_user_pools)",
            "Costs.rent (@aws_auth)")
        .hasMessageNotContaining("tea");
  }

  @Test
  void functionsAnswer_isTheData() {
    function = context -> "{\"id\": \"1\", \"changedAt\": \"2026-11-24T12:00:00Z\", \"more\": 1}";
    assertThat(ask("{ product(id: 1) { id changedAt attributes } }"))
        .isEqualTo(
            json(
                """
                {"data": {"product":
                  {"id": "1", "changedAt": "2026-11-24T12:00:00Z", "attributes": null}}}"""));
  }

  @Test
  void functionThatAnswersNothing_isNull() {
    assertThat(ask("{ product(id: 1) { id } }")).isEqualTo(json("{\"data\": {\"product\": null}}"));
  }

  @Test
  void functionThatFails_isToldWithPathPlaceAndType() {
    functionFails = true;
    function = context -> "{\"errorMessage\": \"no tea\", \"errorType\": \"java.lang.Error\"}";
    assertThat(ask("{\n  other: product(id: 1) { id }\n}"))
        .isEqualTo(
            json(
                """
                {"data": {"other": null}, "errors": [{
                  "path": ["other"],
                  "data": null,
                  "errorType": "Lambda:Unhandled",
                  "errorInfo": null,
                  "locations": [{"line": 2, "column": 3}],
                  "message": "no tea"}]}"""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "{}", "{\"errorMessage\": null}", "\"text\""})
  void functionThatFailsWithoutAWord_isStillAnError(String answer) {
    functionFails = true;
    function = context -> answer;
    assertThat(ask("{ product(id: 1) { id } }").at("/errors/0/message").asText())
        .isEqualTo("the function failed");
  }

  @Test
  void nullWhereTheSchemaPromisesMore_isAnErrorThatTakesTheParentAlong() {
    JsonNode answer = ask("{ products { id } }");
    assertThat(answer.path("data").isNull()).isTrue();
    assertThat(answer.at("/errors/0/path/0").asText()).isEqualTo("products");
  }

  @Test
  void batchedFunction_getsAListAndAnswersOne() {
    function =
        context ->
            context.isArray()
                ? "[{\"data\": %d}]".formatted(context.size() + 41)
                : "{\"id\": \"1\"}";
    assertThat(ask("{ product(id: 1) { stock } }").at("/data/product/stock").asInt()).isEqualTo(42);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[{\"errorMessage\": \"sold out\", \"errorType\": \"Gone\"}] | Gone | sold out",
        "[{\"errorMessage\": \"sold out\"}] | Lambda:Unhandled | sold out",
        "[] | Lambda:IllegalArgument | the function has to answer a list with as many results as it got contexts",
        "{} | Lambda:IllegalArgument | the function has to answer a list with as many results as it got contexts"
      })
  void batchedFunctionsError_isOneFieldsAlone(String answer, String type, String message) {
    function = context -> context.isArray() ? answer : "{\"id\": \"1\"}";
    JsonNode all = ask("{ product(id: 1) { id stock } }");
    assertThat(all.path("data")).isEqualTo(json("{\"product\": {\"id\": \"1\", \"stock\": null}}"));
    assertThat(all.at("/errors/0/errorType").asText()).isEqualTo(type);
    assertThat(all.at("/errors/0/message").asText()).isEqualTo(message);
    assertThat(all.at("/errors/0/path")).isEqualTo(json("[\"product\", \"stock\"]"));
  }

  @Test
  void function_isToldWhoAsksWhatOfWhat() {
    function =
        context ->
            context.at("/info/fieldName").asText().equals("product")
                ? "{\"id\": \"1\"}"
                : "{\"id\": \"%s\"}".formatted(context.at("/source/id").asText() + "0");
    JsonNode answer =
        ask("query($id: ID!) { product(id: $id) { related { id } } }", Map.of("id", "1"), null);
    assertThat(answer.at("/data/product/related/id").asText()).isEqualTo("10");

    JsonNode context = payloads.get(0);
    assertThat(context.path("arguments")).isEqualTo(json("{\"id\": \"1\"}"));
    assertThat(context.at("/identity/sub").asText()).isEqualTo("ann");
    assertThat(context.at("/identity/username").asText()).isEqualTo("ann@example.com");
    assertThat(context.at("/identity/groups")).isEqualTo(json("[\"buyers\"]"));
    assertThat(context.at("/request/headers/x-correlation-id").asText()).isEqualTo("c-1");
    assertThat(context.at("/info/parentTypeName").asText()).isEqualTo("Query");
    assertThat(context.at("/info/variables")).isEqualTo(json("{\"id\": \"1\"}"));
    assertThat(context.at("/info/selectionSetList"))
        .isEqualTo(json("[\"related\", \"related/id\"]"));
    assertThat(context.path("source").isNull()).isTrue();
  }

  @Test
  void memberOfAUnion_isToldByItsTypename() {
    function = context -> "{\"__typename\": \"Category\", \"title\": \"Tea\"}";
    JsonNode answer = ask("{ find(text: \"t\") { __typename ... on Category { title } } }");
    assertThat(answer)
        .isEqualTo(
            json("{\"data\": {\"find\": {\"__typename\": \"Category\", \"title\": \"Tea\"}}}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"title\": \"Tea\"}", "{\"__typename\": \"Query\"}", "\"Tea\""})
  void memberOfAUnionWithoutItsTypename_isAnError(String answered) {
    function = context -> answered;
    JsonNode answer = ask("{ find(text: \"t\") { ... on Category { title } } }");
    assertThat(answer.at("/data/find").isNull()).isTrue();
    assertThat(answer.path("errors")).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "at: 1795521600 | {\"id\": \"1\", \"at\": 1795521600}",
        "options: \"{}\" | {\"id\": \"1\", \"options\": \"{}\"}",
        "options: null | {\"id\": \"1\", \"options\": null}",
      })
  void scalarsOfAppSync_travelAsTheyAre(String argument, String arguments) {
    ask("{ product(id: 1, " + argument + ") { id } }");
    assertThat(payloads.get(0).path("arguments")).isEqualTo(json(arguments));
  }

  @ParameterizedTest
  @ValueSource(strings = {"at: true", "at: 1.5", "options: {a: 1}", "options: [1]", "at: NOW"})
  void literalThatAScalarCannotBe_isRefusedBeforeAnyFunctionIsCalled(String argument) {
    JsonNode answer = ask("{ product(id: 1, " + argument + ") { id } }");
    assertThat(answer.at("/errors/0/message").asText())
        .contains("expected a text or a whole number");
    assertThat(payloads).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "{ nothing }", "{ product { id } }", "query A { __typename }"})
  void requestThatCannotBeExecuted_isAnErrorInTheAnswer(String query) {
    JsonNode answer = ask(query, Map.of(), "B");
    assertThat(answer.path("errors")).isNotEmpty();
    assertThat(answer.at("/errors/0/message").asText()).isNotBlank();
    assertThat(payloads).isEmpty();
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  private JsonNode ask(String query) {
    return ask(query, Map.of(), null);
  }

  private JsonNode ask(String query, Map<String, Object> variables, String operation) {
    return JSON.valueToTree(api.execute(new GraphqlRequest(query, variables, operation), CALLER));
  }
}
