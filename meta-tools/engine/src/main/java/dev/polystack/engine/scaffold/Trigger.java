package dev.polystack.engine.scaffold;

import dev.polystack.engine.UsageError;
import dev.polystack.engine.UserError;
import java.nio.file.Files;
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

    /** The bus lets nobody speak as another service. */
    @Override
    public void checkFits(StackPlace place) {
      publishes
          .map(EventName::of)
          .filter(event -> !event.service().text().equals(place.service().text()))
          .ifPresent(
              event -> {
                throw new UsageError(
                    "%s is an event of the service %s, and only that may publish it, not %s. Begin one of its own: meta new event %s/%s"
                        .formatted(
                            event.type(),
                            event.service().text(),
                            place.service().text(),
                            place.service().text(),
                            event.type()));
              });
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

    /** What was handled is kept in the table that a stack begins with. */
    @Override
    public void checkFits(StackPlace place) {
      String items = place.stack().type() + "Items.java";
      if (!Files.exists(place.source().resolveSibling(items))) {
        throw new UserError(
            "The stack %s has no %s, in which a function keeps the events that it has handled. Begin a stack that has one: meta new stack %s/NAME"
                .formatted(place.stack().text(), items, place.service().text()));
      }
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

  /**
   * Makes sure that a stack can have such a function.
   *
   * @throws UserError if not, with the reason
   */
  void checkFits(StackPlace place);

  /** What stands for the trigger's names in the template. */
  Map<String, Object> values();
}
