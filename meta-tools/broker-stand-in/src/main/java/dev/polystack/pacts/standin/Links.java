package dev.polystack.pacts.standin;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Addresses of resources.
 *
 * @param base the broker's own
 */
record Links(String base) {

  /** A template of {@link Route} with names filled in, encoded. */
  String to(String template, String... names) {
    return base
        + template
            .replace("{}", "%s")
            .formatted(List.of(names).stream().map(Links::encoded).toArray());
  }

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  private static String encoded(String name) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
