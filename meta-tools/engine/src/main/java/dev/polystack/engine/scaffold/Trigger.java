package dev.polystack.engine.scaffold;

import dev.polystack.engine.UsageError;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What calls a function. */
public sealed interface Trigger {

  /**
   * A request.
   *
   * @param method of HTTP, in capitals
   * @param route a path as API Gateway's HTTP APIs take it
   * @param publishes the event that a good request becomes, as {@code service/Name}
   */
  record Http(String method, String route, Optional<String> publishes) implements Trigger {

    private static final Pattern FORM = Pattern.compile("(?i)(GET|POST|PUT|PATCH|DELETE) (/\\S*)");

    /**
     * Reads {@code POST /orders}.
     *
     * @throws UsageError if it is not of that form
     */
    public static Http of(String request, Optional<String> publishes) {
      Matcher matcher = FORM.matcher(request.strip());
      if (!matcher.matches()) {
        throw new UsageError(
            "'%s' is no request: write a method and a path, such as 'POST /orders'"
                .formatted(request));
      }
      return new Http(matcher.group(1).toUpperCase(Locale.ROOT), matcher.group(2), publishes);
    }

    @Override
    public String template() {
      return "http-function";
    }

    @Override
    public Optional<String> event() {
      return publishes;
    }

    @Override
    public Map<String, Object> values() {
      Map<String, Object> values = new HashMap<>();
      values.put("method", method);
      values.put("route", route);
      values.put("publishes", publishes.isPresent());
      return values;
    }
  }

  /**
   * An event, through a queue with a dead-letter queue.
   *
   * @param consumes as {@code service/Name}
   */
  record Queue(String consumes) implements Trigger {

    @Override
    public String template() {
      return "queue-function";
    }

    @Override
    public Optional<String> event() {
      return Optional.of(consumes);
    }

    @Override
    public Map<String, Object> values() {
      return Map.of();
    }
  }

  /** The template of functions that are called so. */
  String template();

  /** The event that the function has to do with. */
  Optional<String> event();

  /** What stands for the trigger's names in the template. */
  Map<String, Object> values();
}
