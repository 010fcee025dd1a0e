package dev.polystack.pacts.junit;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/**
 * API Gateway's HTTP API before one function, each route with a JWT authorizer.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html">
 *     Lambda integrations, payload format 2.0</a>
 */
public final class RestGateway extends Gateway {

  private final Routes routes;
  private final RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> function;

  /**
   * A gateway with these routes.
   *
   * @param routes method and path, such as {@code GET /products/{productId}}
   * @param function the provider's own, as it is deployed
   */
  public RestGateway(
      Collection<String> routes,
      RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> function) {
    this.routes = new Routes(routes);
    this.function = function;
  }

  @Override
  GatewayAnswer answer(GatewayRequest request) {
    Optional<Routes.Match> match = routes.find(request.method(), request.uri().getRawPath());
    if (match.isEmpty()) {
      return refusal(404, "Not Found");
    }
    Optional<Map<String, Object>> user = user(request);
    if (user.isEmpty()) {
      return refusal(401, "Unauthorized");
    }
    try {
      return HttpApiEvents.answer(
          function.handleRequest(
              HttpApiEvents.event(request, match.get(), user.get()), new InvocationContext()));
    } catch (RuntimeException e) {
      return refusal(500, "Internal Server Error");
    }
  }

  private static GatewayAnswer refusal(int status, String message) {
    return GatewayAnswer.json(status, "{\"message\":\"%s\"}".formatted(message));
  }
}
