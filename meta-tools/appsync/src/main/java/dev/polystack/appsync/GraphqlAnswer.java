package dev.polystack.appsync;

import java.util.List;
import java.util.Map;

/**
 * What AppSync answers to a request by HTTP.
 *
 * @param status of HTTP
 * @param json the body: data and errors of an operation, or why there was none
 */
public record GraphqlAnswer(int status, Map<String, Object> json) {

  /** There is no API at the address. */
  public static GraphqlAnswer noSuchApi() {
    return refusal(404, "NotFoundException", "There is no such GraphQL API.");
  }

  /** The token is missing, or nobody's. */
  public static GraphqlAnswer unauthorized() {
    return refusal(401, "UnauthorizedException", "You are not authorized to make this call.");
  }

  /** The cloud itself is in trouble. */
  public static GraphqlAnswer internalFailure(String message) {
    return refusal(500, "InternalFailureException", message);
  }

  static GraphqlAnswer malformed() {
    return refusal(400, "MalformedHttpRequestException", "Unable to parse GraphQL query.");
  }

  private static GraphqlAnswer refusal(int status, String type, String message) {
    return new GraphqlAnswer(
        status, Map.of("errors", List.of(Map.of("errorType", type, "message", message))));
  }
}
