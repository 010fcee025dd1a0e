package dev.polystack.shop.catalog.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext.Authorizer;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.polystack.shop.catalog.products.domain.InMemoryProductStore;
import dev.polystack.shop.catalog.products.domain.ProductCatalog;
import dev.polystack.shop.contracts.Contracts;
import dev.polystack.shop.contracts.rest.Problem;
import dev.polystack.shop.contracts.rest.catalog.v1.Product;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The function as the gateway calls it; the store stands in for its tables. */
class ProductsApiTest {

  private static final String CUP =
      "{\"name\":\"Cup\",\"description\":\"\",\"price\":{\"amount\":890,\"currency\":\"EUR\"}}";

  private final InMemoryProductStore store = new InMemoryProductStore();
  private final ProductsApi api = new ProductsApi(new ProductCatalog(store, Clock.systemUTC()));

  private APIGatewayV2HTTPResponse call(
      String groups, String route, String id, Map<String, String> headers, String body) {
    return call(api, groups, route, id, headers, body);
  }

  private static APIGatewayV2HTTPResponse call(
      ProductsApi function,
      String groups,
      String route,
      String id,
      Map<String, String> headers,
      String body) {
    return function.handleRequest(asked(groups, route, id, headers, body).build(), null);
  }

  private static APIGatewayV2HTTPEvent.APIGatewayV2HTTPEventBuilder asked(
      String groups, String route, String id, Map<String, String> headers, String body) {
    return APIGatewayV2HTTPEvent.builder()
        .withRouteKey(route)
        .withRawPath(route.replaceFirst("^[A-Z]+ ", "").replace("{productId}", id))
        .withPathParameters(id.isEmpty() ? null : Map.of("productId", id))
        .withHeaders(headers)
        .withBody(body)
        .withRequestContext(
            RequestContext.builder()
                .withAuthorizer(
                    Authorizer.builder()
                        .withJwt(
                            Authorizer.JWT
                                .builder()
                                .withClaims(Map.of("sub", "anna", "cognito:groups", groups))
                                .build())
                        .build())
                .build());
  }

  private APIGatewayV2HTTPResponse create(String key, String body) {
    return call("[editor]", "POST /products", "", Map.of("idempotency-key", key), body);
  }

  private APIGatewayV2HTTPResponse put(String id, Map<String, String> headers) {
    return put(id, headers, CUP);
  }

  private APIGatewayV2HTTPResponse put(String id, Map<String, String> headers, String body) {
    return call("[editor]", "PUT /products/{productId}", id, headers, body);
  }

  private static JsonNode json(APIGatewayV2HTTPResponse response) {
    try {
      return JsonMapper.builder().build().readTree(response.getBody());
    } catch (JsonProcessingException e) {
      throw new AssertionError(response.getBody(), e);
    }
  }

  private static void assertProblem(APIGatewayV2HTTPResponse response, int status) {
    assertThat(response.getStatusCode()).as(response.getBody()).isEqualTo(status);
    assertThat(response.getHeaders()).containsEntry("Content-Type", "application/problem+json");
    assertThat(Contracts.violations(Problem.SCHEMA, response.getBody())).isEmpty();
    assertThat(json(response).path("correlationId").asText())
        .isEqualTo(response.getHeaders().get("X-Correlation-Id"));
  }

  @Test
  void create_answersByTheContract() {
    APIGatewayV2HTTPResponse response = create("1", CUP);

    assertThat(response.getStatusCode()).isEqualTo(201);
    assertThat(Contracts.violations(Product.SCHEMA, response.getBody())).isEmpty();
    assertThat(response.getHeaders())
        .containsEntry("ETag", "\"1\"")
        .containsEntry("Location", "/products/" + json(response).path("productId").asText());
  }

  @Test
  void create_again_answersTheSame_butOtherDetailsConflict() {
    assertThat(create("1", CUP).getBody()).isEqualTo(create("1", CUP).getBody());
    assertProblem(create("1", CUP.replace("Cup", "Mug")), 409);
    assertThat(store.outbox()).hasSize(1);
  }

  @Test
  void create_withTheKeyOfAnotherCaller_makesAnotherProduct() {
    APIGatewayV2HTTPEvent bens =
        asked("[editor]", "POST /products", "", Map.of("idempotency-key", "1"), CUP).build();
    bens.getRequestContext()
        .getAuthorizer()
        .getJwt()
        .setClaims(Map.of("sub", "ben", "cognito:groups", "[editor]"));

    assertThat(json(api.handleRequest(bens, null)).path("productId"))
        .isNotEqualTo(json(create("1", CUP)).path("productId"));
  }

  @Test
  void create_againAfterAChange_answersTheProductAsItIsByThen() {
    String id = json(create("1", CUP)).path("productId").asText();
    put(id, Map.of("if-match", "\"1\""));

    APIGatewayV2HTTPResponse again = create("1", CUP);

    assertThat(again.getStatusCode()).isEqualTo(201);
    assertThat(again.getHeaders()).containsEntry("ETag", "\"2\"");
    assertThat(json(again).path("productId").asText()).isEqualTo(id);
  }

  @Test
  void create_invalid_namesEveryViolation() {
    APIGatewayV2HTTPResponse response = create("1", "{\"name\":\"\",\"price\":{\"amount\":-1}}");

    assertProblem(response, 400);
    assertThat(json(response).path("violations").findValuesAsText("pointer"))
        .contains("/name", "/description", "/price/amount", "/price/currency");
  }

  @Test
  void pricesInOtherCurrencies_areKeptAndShown_oncePerCurrency() {
    String francs = "{\"amount\":950,\"currency\":\"CHF\"}";
    String body = CUP.replaceFirst("\\{", "{\"otherPrices\":[%s],".formatted(francs));
    JsonNode created = json(create("1", body));

    assertThat(created.at("/otherPrices/0/currency").asText()).isEqualTo("CHF");
    String twice = body.replace(francs, francs + ",{\"amount\":1,\"currency\":\"EUR\"}," + francs);
    for (APIGatewayV2HTTPResponse refused :
        List.of(
            create("2", twice),
            call(
                "[editor]",
                "PUT /products/{productId}",
                created.path("productId").asText(),
                Map.of("if-match", "\"1\""),
                twice))) {
      assertProblem(refused, 400);
      assertThat(json(refused).path("violations").findValuesAsText("pointer"))
          .containsExactly("/otherPrices/1/currency", "/otherPrices/2/currency");
    }
  }

  @Test
  void pricesInNoCurrency_areRefused_eachByItsPlace() {
    String body =
        CUP.replace("EUR", "ZZZ")
            .replaceFirst("\\{", "{\"otherPrices\":[{\"amount\":1,\"currency\":\"QQQ\"}],");

    assertProblem(create("1", body), 400);
    assertThat(json(create("1", body)).path("violations"))
        .extracting(each -> each.path("pointer").asText(), each -> each.path("rule").asText())
        .containsExactly(
            tuple("/price/currency", "iso4217"), tuple("/otherPrices/0/currency", "iso4217"));
    assertThat(store.outbox()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"XXX", "XTS", "XAU", "XDR", "CHE", "DEM"})
  void pricesInWhatNobodyPaysWith_areRefused(String code) {
    assertProblem(create("1", CUP.replace("EUR", code)), 400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"USD", "JPY", "CHF", "XAF", "XPF"})
  void pricesInWhatSomebodyPaysWith_areTaken(String code) {
    assertThat(create("1", CUP.replace("EUR", code)).getStatusCode()).isEqualTo(201);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "with space", "ünïcode"})
  void create_badKey_isRefused(String key) {
    assertProblem(create(key, CUP), 400);
  }

  @Test
  void aViewerMayNotCreate_andAnEditorMayNotWithdraw() {
    assertProblem(call("[viewer]", "POST /products", "", Map.of("idempotency-key", "1"), CUP), 403);
    assertProblem(
        call("[editor]", "DELETE /products/{productId}", "x", Map.of("if-match", "\"1\""), ""),
        403);
    assertProblem(call("", "GET /products", "", Map.of(), ""), 403);
  }

  @ParameterizedTest
  @CsvSource({"'', 20", "1, 1", "100, 30", "0, 0", "101, 0", "ten, 0", "01, 0"})
  void list_givesTwentyOrAsManyAsAreAskedFor_upToAHundred(String limit, int given) {
    for (int i = 0; i < 30; i++) {
      create("key-" + i, CUP);
    }
    APIGatewayV2HTTPResponse page =
        api.handleRequest(
            asked("[viewer]", "GET /products", "", Map.of(), "")
                .withQueryStringParameters(limit.isEmpty() ? null : Map.of("limit", limit))
                .build(),
            null);

    assertThat(json(page).path("items")).hasSize(given);
    assertThat(page.getStatusCode()).isEqualTo(given == 0 ? 400 : 200);
  }

  @Test
  void change_needsAProductAndTheVersionThatWasSeen() {
    String id = json(create("1", CUP)).path("productId").asText();

    assertProblem(put(id, Map.of("if-match", "\"1\""), CUP.replace("Cup", "")), 400);
    assertProblem(put("no-uuid", Map.of("if-match", "\"1\"")), 404);
    assertProblem(put(id, Map.of()), 428);
    assertProblem(put(id, Map.of("if-match", "*")), 412);
    assertProblem(put(id, Map.of("if-match", "\"2\"")), 412);
    assertThat(put(id, Map.of("if-match", "\"1\"")).getHeaders()).containsEntry("ETag", "\"2\"");
  }

  @Test
  void withdraw_isForGood() {
    String id = json(create("1", CUP)).path("productId").asText();
    APIGatewayV2HTTPResponse withdrawn =
        call("[manager]", "DELETE /products/{productId}", id, Map.of("if-match", "\"1\""), "");

    assertThat(withdrawn.getStatusCode()).isEqualTo(204);
    assertProblem(put(id, Map.of("if-match", "\"2\"")), 409);
    APIGatewayV2HTTPResponse read = call("[viewer]", "GET /products/{productId}", id, Map.of(), "");
    assertThat(json(read).path("status").asText()).isEqualTo("WITHDRAWN");
  }

  @Test
  void whatIsNotThereIsNotFound() {
    assertProblem(call("[viewer]", "GET /products/{productId}", "no-uuid", Map.of(), ""), 404);
    assertProblem(
        call(
            "[viewer]",
            "GET /products/{productId}",
            "00000000-0000-4000-8000-000000000000",
            Map.of(),
            ""),
        404);
    assertProblem(call("[manager]", "PATCH /products", "", Map.of(), ""), 404);
  }

  @Test
  void theCallersCorrelationIdIsKeptUnlessItCouldForgeALogLine() {
    Map<String, String> headers = new HashMap<>(Map.of("idempotency-key", "1"));
    headers.put("x-correlation-id", "order-4711");
    assertThat(call("[editor]", "POST /products", "", headers, CUP).getHeaders())
        .containsEntry("X-Correlation-Id", "order-4711");
    assertThat(store.outbox().get(0).metadata().correlationId()).isEqualTo("order-4711");

    headers.put("x-correlation-id", "a\nINFO forged");
    assertThat(
            call("[editor]", "POST /products", "", headers, CUP)
                .getHeaders()
                .get("X-Correlation-Id"))
        .doesNotContain("forged");
  }

  @Test
  void aFailureInsideSaysNothingOfTheInside() {
    ProductsApi broken = new ProductsApi(new ProductCatalog(null, Clock.systemUTC()));
    APIGatewayV2HTTPResponse response = call(broken, "[viewer]", "GET /products", "", Map.of(), "");

    assertProblem(response, 500);
    assertThat(response.getBody()).doesNotContain("NullPointer");
  }
}
