package dev.polystack.pacts.junit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.polystack.appsync.AppSyncApi;
import dev.polystack.appsync.Caller;
import dev.polystack.appsync.GraphqlRequest;
import dev.polystack.appsync.Resolver;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** AppSync before a provider's resolvers, for users of a Cognito pool. */
public final class GraphqlGateway extends Gateway {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final AppSyncApi api;

  /**
   * A gateway for a schema.
   *
   * @param schema in GraphQL's schema definition language
   * @param resolvers the provider's own functions, which {@link LambdaFunctions} make of handlers
   */
  public GraphqlGateway(String schema, List<Resolver> resolvers) {
    this.api = new AppSyncApi(schema, resolvers);
  }

  @Override
  GatewayAnswer answer(GatewayRequest request) {
    if (!request.method().equals("POST") || !request.uri().getPath().equals("/graphql")) {
      return refusal(404, "NotFoundException", "There is no such GraphQL API.");
    }
    Optional<Map<String, Object>> user = user(request);
    if (user.isEmpty()) {
      return refusal(401, "UnauthorizedException", "You are not authorized to make this call.");
    }
    return GraphqlRequest.parse(request.body())
        .map(asked -> json(200, api.execute(asked, new Caller(user.get(), request.headers()))))
        .orElseGet(
            () -> refusal(400, "MalformedHttpRequestException", "Unable to parse GraphQL query."));
  }

  private static GatewayAnswer refusal(int status, String type, String message) {
    return json(status, Map.of("errors", List.of(Map.of("errorType", type, "message", message))));
  }

  private static GatewayAnswer json(int status, Map<String, Object> answer) {
    try {
      return GatewayAnswer.json(status, JSON.writeValueAsString(answer));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("every answer of GraphQL is JSON", e);
    }
  }
}
