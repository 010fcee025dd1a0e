package dev.polystack.appsync;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

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

  /** Headers as functions get them: names in lower case, several values joined by commas. */
  public static Map<String, String> headers(Map<String, List<String>> received) {
    return received.entrySet().stream()
        .collect(
            Collectors.toMap(
                header -> header.getKey().toLowerCase(Locale.ROOT),
                header -> String.join(",", header.getValue())));
  }
}
