package dev.polystack.pacts.junit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.polystack.appsync.AppSyncApi;
import dev.polystack.appsync.Caller;
import dev.polystack.appsync.GraphqlAnswer;
import dev.polystack.appsync.Resolver;
import java.util.List;

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
    boolean here = request.method().equals("POST") && request.uri().getPath().equals("/graphql");
    return json(
        here
            ? api.answer(
                request.body(), user(request).map(claims -> new Caller(claims, request.headers())))
            : GraphqlAnswer.noSuchApi());
  }

  private static GatewayAnswer json(GraphqlAnswer answer) {
    try {
      return GatewayAnswer.json(answer.status(), JSON.writeValueAsString(answer.json()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("every answer of GraphQL is JSON", e);
    }
  }
}
