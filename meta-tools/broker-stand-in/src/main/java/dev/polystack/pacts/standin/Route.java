package dev.polystack.pacts.standin;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A resource's method.
 *
 * @param template path and query, with {@code {}} for each name in it; a query's parameters in the
 *     order of their names
 */
record Route(String method, String template, Handler handler) {

  /** Answers a request. */
  interface Handler {

    /**
     * An answer.
     *
     * @param names those in the address, decoded
     * @throws Refusal if it is not done
     */
    JsonNode answer(List<String> names, JsonNode body);
  }

  /** The names in an address, if it is of this kind. */
  Optional<List<String>> match(String askedMethod, URI address) {
    List<String> wanted = parts(template.replace("{}", "*"));
    List<String> asked = parts(pathAndQuery(address));
    if (!method.equals(askedMethod) || wanted.size() != asked.size()) {
      return Optional.empty();
    }
    List<String> names = new ArrayList<>();
    for (int i = 0; i < wanted.size(); i++) {
      if (wanted.get(i).equals("*")) {
        // Nobody who asks here means a space by a plus sign.
        names.add(URLDecoder.decode(asked.get(i).replace("+", "%2B"), StandardCharsets.UTF_8));
      } else if (!wanted.get(i).equals(asked.get(i))) {
        return Optional.empty();
      }
    }
    return Optional.of(names);
  }

  /** With the query's parameters in the order of their names. */
  private static String pathAndQuery(URI address) {
    String query = address.getRawQuery();
    return query == null
        ? address.getRawPath()
        : address.getRawPath()
            + "?"
            + Stream.of(query.split("&")).sorted().collect(Collectors.joining("&"));
  }

  private static List<String> parts(String text) {
    return List.of(text.split("[/?&=]", -1));
  }
}
