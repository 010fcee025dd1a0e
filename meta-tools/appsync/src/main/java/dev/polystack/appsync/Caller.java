package dev.polystack.appsync;

import java.util.Map;

/**
 * Who asks, and with which headers.
 *
 * @param claims of the Cognito token that was verified
 * @param headers names in lower case
 */
public record Caller(Map<String, Object> claims, Map<String, String> headers) {

  /** Copies the headers; claims may hold nulls. */
  public Caller {
    headers = Map.copyOf(headers);
  }
}
