package dev.polystack.pacts.junit;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A request as it came over the wire.
 *
 * @param headers names in lower case, several values joined by commas
 */
record GatewayRequest(String method, URI uri, Map<String, String> headers, byte[] body) {

  /** The body as text. */
  String text() {
    return new String(body, StandardCharsets.UTF_8);
  }
}
