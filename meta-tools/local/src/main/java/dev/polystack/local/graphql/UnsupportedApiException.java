package dev.polystack.local.graphql;

/** An API that this cloud cannot answer as AppSync would; the message says why. */
final class UnsupportedApiException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnsupportedApiException(String api, String reason) {
    super("The GraphQL API %s cannot be answered here: %s".formatted(api, reason));
  }
}
