package dev.polystack.shop.catalog.api;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.polystack.shop.contracts.Contracts;
import java.util.HashMap;
import java.util.Map;

/**
 * What a request is answered with.
 *
 * @param body JSON; empty for none
 */
record Answer(int status, Map<String, String> headers, String body) {

  static Answer json(int status, Object body, Map<String, String> headers) {
    Map<String, String> all = new HashMap<>(headers);
    all.put("Content-Type", "application/json");
    return new Answer(status, all, Contracts.write(body));
  }

  static Answer empty(int status) {
    return new Answer(status, Map.of(), "");
  }

  APIGatewayV2HTTPResponse toResponse(String correlationId) {
    Map<String, String> all = new HashMap<>(headers);
    all.put("X-Correlation-Id", correlationId);
    all.put("Cache-Control", "no-store");
    return APIGatewayV2HTTPResponse.builder()
        .withStatusCode(status)
        .withHeaders(all)
        .withBody(body)
        .build();
  }
}
