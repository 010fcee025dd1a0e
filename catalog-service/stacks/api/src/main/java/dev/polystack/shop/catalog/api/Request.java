package dev.polystack.shop.catalog.api;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import dev.polystack.lambda.Correlation;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A request as the gateway hands it over; whatever may be missing is optional here. */
final class Request {

  private final APIGatewayV2HTTPEvent event;
  private final String correlationId;

  Request(APIGatewayV2HTTPEvent event) {
    this.event = event;
    this.correlationId =
        header(Correlation.HEADER)
            .flatMap(Correlation::chosen)
            .orElseGet(() -> UUID.randomUUID().toString());
  }

  /** The caller's id for this request, or a new one. */
  String correlationId() {
    return correlationId;
  }

  /** Method and path pattern, as the contract has them. */
  String route() {
    return String.valueOf(event.getRouteKey());
  }

  String path() {
    return String.valueOf(event.getRawPath());
  }

  /** Names are in lower case. */
  Optional<String> header(String name) {
    return value(event.getHeaders(), name);
  }

  Optional<String> query(String name) {
    return value(event.getQueryStringParameters(), name);
  }

  Optional<String> pathParameter(String name) {
    return value(event.getPathParameters(), name);
  }

  String body() {
    String body = event.getBody() == null ? "" : event.getBody();
    return event.getIsBase64Encoded()
        ? new String(Base64.getDecoder().decode(body), StandardCharsets.UTF_8)
        : body;
  }

  /** Who asks, for ever the same id. */
  String caller() {
    return value(claims(), "sub").orElse("");
  }

  Set<String> groups() {
    return Groups.parse(value(claims(), "cognito:groups").orElse(""));
  }

  private @Nullable Map<String, String> claims() {
    var context = event.getRequestContext();
    return context == null
            || context.getAuthorizer() == null
            || context.getAuthorizer().getJwt() == null
        ? null
        : context.getAuthorizer().getJwt().getClaims();
  }

  private static Optional<String> value(@Nullable Map<String, String> values, String name) {
    return values == null ? Optional.empty() : Optional.ofNullable(values.get(name));
  }
}
