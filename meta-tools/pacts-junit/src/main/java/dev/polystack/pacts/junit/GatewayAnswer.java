package dev.polystack.pacts.junit;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** What goes back over the wire. */
record GatewayAnswer(int status, Map<String, List<String>> headers, byte[] body) {

  /** An answer in JSON. */
  static GatewayAnswer json(int status, String body) {
    return new GatewayAnswer(
        status,
        Map.of("Content-Type", List.of("application/json")),
        body.getBytes(StandardCharsets.UTF_8));
  }
}
