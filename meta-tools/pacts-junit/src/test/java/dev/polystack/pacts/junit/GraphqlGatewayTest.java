package dev.polystack.pacts.junit;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.polystack.appsync.Resolver;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a client gets of resolvers, with the resolver's view of who asks. */
class GraphqlGatewayTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String QUERY = "{\"query\":\"{ me }\"}";

  private RequestStreamHandler handler =
      (input, output, context) -> {
        JsonNode asked = JSON.readTree(input).get(0);
        String me =
            asked.at("/identity/sub").asText() + " " + asked.at("/request/headers/x-id").asText();
        JSON.writeValue(output, List.of(Map.of("data", me)));
      };
  private final GraphqlGateway gateway =
      new GraphqlGateway(
          "type Query { me: String }",
          List.of(
              new Resolver(
                  "Query",
                  "me",
                  true,
                  LambdaFunctions.of(
                      (input, output, context) -> handler.handleRequest(input, output, context)))));

  @BeforeEach
  void signIn() {
    gateway.signIn(Map.of("sub", "ann"));
  }

  private GatewayAnswer ask(String method, String path, String token, String body) {
    return gateway.answer(
        new GatewayRequest(
            method,
            URI.create(path),
            Map.of("authorization", token, "x-id", "1"),
            body.getBytes(StandardCharsets.UTF_8)));
  }

  private JsonNode answer() throws IOException {
    return JSON.readTree(ask("POST", "/graphql", "token", QUERY).body());
  }

  @Test
  void aResolver_learnsWhoAsks() throws IOException {
    assertThat(answer()).isEqualTo(JSON.readTree("{\"data\":{\"me\":\"ann 1\"}}"));
  }

  @Test
  void aResolverThatThrows_isAnErrorOfItsField() throws IOException {
    handler =
        (input, output, context) -> {
          throw new IllegalStateException("no index");
        };

    assertThat(answer().at("/data/me").isNull()).isTrue();
    assertThat(answer().at("/errors/0/errorType").asText()).isEqualTo("Lambda:Unhandled");
    assertThat(answer().at("/errors/0/message").asText()).isEqualTo("no index");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "POST | /graphql | token | {}                   | 400",
        "POST | /other   | token | {\"query\":\"{me}\"} | 404",
        "GET  | /graphql | token | {\"query\":\"{me}\"} | 404"
      })
  void requests_areRefusedAsAppSyncDoes(
      String method, String path, String token, String body, int status) {
    assertThat(ask(method, path, token, body).status()).isEqualTo(status);
  }

  @Test
  void withoutAToken_noResolverIsReached() {
    assertThat(ask("POST", "/graphql", "", QUERY).status()).isEqualTo(401);
  }
}
