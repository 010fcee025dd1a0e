package dev.polystack.pacts.junit;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns requests into what a function gets from an HTTP API, and its response into an answer. */
final class HttpApiEvents {

  /** What travels as text; anything else travels in Base64. */
  private static final Pattern TEXT =
      Pattern.compile("(text/.*|application/(.*\\+)?(json|xml|javascript)).*");

  private HttpApiEvents() {}

  static APIGatewayV2HTTPEvent event(
      GatewayRequest request, Routes.Match route, Map<String, Object> claims) {
    boolean isText =
        TEXT.matcher(request.headers().getOrDefault("content-type", "text/plain")).matches();
    @Nullable String body = null;
    if (request.body().length > 0) {
      body = isText ? request.text() : Base64.getEncoder().encodeToString(request.body());
    }
    return APIGatewayV2HTTPEvent.builder()
        .withVersion("2.0")
        .withRouteKey(route.key())
        .withRawPath(request.uri().getPath())
        .withRawQueryString(Objects.requireNonNullElse(request.uri().getRawQuery(), ""))
        .withHeaders(request.headers())
        .withQueryStringParameters(query(request.uri()))
        .withPathParameters(route.pathParameters().isEmpty() ? null : route.pathParameters())
        .withRequestContext(context(request, route, claims))
        .withBody(body)
        .withIsBase64Encoded(body != null && !isText)
        .build();
  }

  private static RequestContext context(
      GatewayRequest request, Routes.Match route, Map<String, Object> claims) {
    return RequestContext.builder()
        .withRouteKey(route.key())
        .withStage("$default")
        .withRequestId(UUID.randomUUID().toString())
        .withHttp(
            RequestContext.Http.builder()
                .withMethod(request.method())
                .withPath(request.uri().getPath())
                .withProtocol("HTTP/1.1")
                .withSourceIp("127.0.0.1")
                .build())
        .withAuthorizer(
            RequestContext.Authorizer.builder()
                .withJwt(
                    RequestContext.Authorizer.JWT.builder().withClaims(flattened(claims)).build())
                .build())
        .build();
  }

  /** Every claim is a text; a list is one in brackets, its members apart by spaces. */
  private static Map<String, String> flattened(Map<String, Object> claims) {
    return claims.entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                claim ->
                    claim.getValue() instanceof Collection<?> values
                        ? values.stream()
                            .map(String::valueOf)
                            .collect(Collectors.joining(" ", "[", "]"))
                        : String.valueOf(claim.getValue())));
  }

  private static @Nullable Map<String, String> query(URI uri) {
    if (uri.getRawQuery() == null) {
      return null;
    }
    Map<String, String> parameters = new HashMap<>();
    for (String parameter : uri.getRawQuery().split("&")) {
      String[] parts = parameter.split("=", 2);
      parameters.merge(
          decoded(parts[0]),
          parts.length == 2 ? decoded(parts[1]) : "",
          (first, second) -> first + "," + second);
    }
    return parameters;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  static GatewayAnswer answer(APIGatewayV2HTTPResponse response) {
    Map<String, List<String>> headers = new HashMap<>();
    if (response.getMultiValueHeaders() != null) {
      headers.putAll(response.getMultiValueHeaders());
    }
    if (response.getHeaders() != null) {
      response.getHeaders().forEach((name, value) -> headers.put(name, List.of(value)));
    }
    if (response.getCookies() != null && !response.getCookies().isEmpty()) {
      headers.put("Set-Cookie", response.getCookies());
    }
    String body = Objects.requireNonNullElse(response.getBody(), "");
    if (!body.isEmpty() && headers.keySet().stream().noneMatch("Content-Type"::equalsIgnoreCase)) {
      headers.put("Content-Type", List.of("text/plain; charset=utf-8"));
    }
    return new GatewayAnswer(
        response.getStatusCode(),
        headers,
        response.getIsBase64Encoded()
            ? Base64.getDecoder().decode(body)
            : body.getBytes(StandardCharsets.UTF_8));
  }
}
