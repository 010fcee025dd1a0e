package dev.polystack.pacts.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a function gets, and what a client gets of its response. */
class RestGatewayTest {

  private static final APIGatewayV2HTTPResponse EMPTY =
      APIGatewayV2HTTPResponse.builder().withStatusCode(204).build();

  private final RestGateway gateway =
      new RestGateway(
          List.of("GET /products/{productId}", "GET /products/newest", "POST /products"),
          this::handle);
  private Function<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> function = event -> EMPTY;
  private APIGatewayV2HTTPEvent seen;

  private APIGatewayV2HTTPResponse handle(APIGatewayV2HTTPEvent event, Context context) {
    assertThat(context.getAwsRequestId()).isNotBlank();
    seen = event;
    return function.apply(event);
  }

  private GatewayAnswer ask(String method, String uri, Map<String, String> headers, byte[] body) {
    Map<String, String> all = new HashMap<>(headers);
    all.putIfAbsent("authorization", "Bearer token");
    return gateway.answer(new GatewayRequest(method, URI.create(uri), all, body));
  }

  private GatewayAnswer get(String uri) {
    return ask("GET", uri, Map.of(), new byte[0]);
  }

  @Test
  void theFunction_learnsRoutePathQueryAndClaims() {
    gateway.signIn(Map.of("sub", "ann", "cognito:groups", List.of("editor", "manager")));

    assertThat(get("/products/a%20b+c?limit=2&tag=x&tag=y%26z").status()).isEqualTo(204);

    assertThat(seen.getRouteKey()).isEqualTo("GET /products/{productId}");
    assertThat(seen.getPathParameters()).containsExactly(Map.entry("productId", "a b+c"));
    assertThat(seen.getQueryStringParameters())
        .containsOnly(Map.entry("limit", "2"), Map.entry("tag", "x,y&z"));
    assertThat(seen.getRequestContext().getHttp().getMethod()).isEqualTo("GET");
    assertThat(seen.getRequestContext().getAuthorizer().getJwt().getClaims())
        .containsOnly(Map.entry("sub", "ann"), Map.entry("cognito:groups", "[editor manager]"));
    assertThat(seen.getBody()).isNull();
  }

  @Test
  void theRouteThatSaysTheMost_wins() {
    gateway.signIn(Map.of("sub", "ann"));

    get("/products/newest");

    assertThat(seen.getRouteKey()).isEqualTo("GET /products/newest");
    assertThat(seen.getPathParameters()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "application/json, {}, false",
    "application/problem+json; charset=utf-8, {}, false",
    "image/png, e30=, true"
  })
  void theBody_isTextOrBase64(String type, String body, boolean base64) {
    gateway.signIn(Map.of("sub", "ann"));

    ask("POST", "/products", Map.of("content-type", type), "{}".getBytes(StandardCharsets.UTF_8));

    assertThat(seen.getBody()).isEqualTo(body);
    assertThat(seen.getIsBase64Encoded()).isEqualTo(base64);
  }

  @Test
  void theResponse_goesBackWithItsHeadersCookiesAndBytes() {
    gateway.signIn(Map.of("sub", "ann"));
    function =
        event ->
            APIGatewayV2HTTPResponse.builder()
                .withStatusCode(201)
                .withHeaders(Map.of("ETag", "\"1\"", "content-type", "image/png"))
                .withMultiValueHeaders(Map.of("Vary", List.of("Accept", "Origin")))
                .withCookies(List.of("a=1"))
                .withBody("e30=")
                .withIsBase64Encoded(true)
                .build();

    GatewayAnswer answer = get("/products/1");

    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.headers())
        .containsOnly(
            Map.entry("ETag", List.of("\"1\"")),
            Map.entry("content-type", List.of("image/png")),
            Map.entry("Vary", List.of("Accept", "Origin")),
            Map.entry("Set-Cookie", List.of("a=1")));
    assertThat(new String(answer.body(), StandardCharsets.UTF_8)).isEqualTo("{}");
  }

  @ParameterizedTest
  @CsvSource({"GET, /products", "PUT, /products/1", "GET, /products/1/2", "GET, /"})
  void whatHasNoRoute_isNotFound(String method, String path) {
    gateway.signIn(Map.of("sub", "ann"));

    assertThat(ask(method, path, Map.of(), new byte[0]).status()).isEqualTo(404);
    assertThat(seen).isNull();
  }

  @Test
  void withoutAUser_orWithoutAToken_theFunctionIsNotReached() {
    assertThat(get("/products/1").status()).isEqualTo(401);

    gateway.signIn(Map.of("sub", "ann"));
    for (String token : List.of("", "Bearer ", " ")) {
      assertThat(ask("GET", "/products/1", Map.of("authorization", token), new byte[0]).status())
          .isEqualTo(401);
    }
    assertThat(seen).isNull();
  }

  @Test
  void aFunctionThatThrows_isAServerError() {
    gateway.signIn(Map.of("sub", "ann"));
    function =
        event -> {
          throw new IllegalStateException("secret detail");
        };

    GatewayAnswer answer = get("/products/1");

    assertThat(answer.status()).isEqualTo(500);
    assertThat(new String(answer.body(), StandardCharsets.UTF_8)).doesNotContain("secret");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/products", "GET", "GET products", "ANY /{proxy+}"})
  void whatIsNoRoute_isRefused(String key) {
    assertThatThrownBy(() -> new RestGateway(List.of(key), (event, context) -> EMPTY))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + key + "'");
  }
}
