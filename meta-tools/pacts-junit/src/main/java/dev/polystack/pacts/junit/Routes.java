package dev.polystack.pacts.junit;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An HTTP API's routes: methods, and paths with variables in braces. */
final class Routes {

  /**
   * A route that a request takes.
   *
   * @param key method and path as the API has them
   * @param pathParameters decoded values of the path's variables
   */
  record Match(String key, Map<String, String> pathParameters) {}

  private record Route(String key, String method, String[] path) {

    private static Route parse(String key) {
      String[] parts = key.split(" ", 2);
      if (parts.length != 2 || !parts[1].startsWith("/") || parts[1].contains("+}")) {
        throw new IllegalArgumentException(
            "'%s' is no route: give method and path, such as 'GET /products/{productId}'"
                .formatted(key));
      }
      return new Route(key, parts[0], parts[1].split("/", -1));
    }

    private long variables() {
      return List.of(path).stream().filter(Route::isVariable).count();
    }

    private static boolean isVariable(String segment) {
      return segment.startsWith("{") && segment.endsWith("}");
    }

    private Optional<Match> match(String asked, String[] segments) {
      if (!method.equals(asked) || path.length != segments.length) {
        return Optional.empty();
      }
      Map<String, String> parameters = new HashMap<>();
      for (int i = 0; i < path.length; i++) {
        if (isVariable(path[i])) {
          // In a path a plus is a plus.
          String value = segments[i].replace("+", "%2B");
          parameters.put(
              path[i].substring(1, path[i].length() - 1),
              URLDecoder.decode(value, StandardCharsets.UTF_8));
        } else if (!path[i].equals(segments[i])) {
          return Optional.empty();
        }
      }
      return Optional.of(new Match(key, parameters));
    }
  }

  private final List<Route> routes;

  /**
   * Routes of an API.
   *
   * @throws IllegalArgumentException if one is none
   */
  Routes(Collection<String> keys) {
    // The route that says the most wins.
    routes =
        keys.stream().map(Route::parse).sorted(Comparator.comparingLong(Route::variables)).toList();
  }

  /** The route of a request; empty if there is none. */
  Optional<Match> find(String method, String rawPath) {
    String[] segments = rawPath.split("/", -1);
    return routes.stream().flatMap(each -> each.match(method, segments).stream()).findFirst();
  }
}
