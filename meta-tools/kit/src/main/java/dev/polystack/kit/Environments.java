package dev.polystack.kit;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The environments that there are, and which of them are production. A name that nobody declared is
 * an error: a misspelt {@code Prod} must not quietly become an environment without protection.
 *
 * <p>{@code local}, {@code test} and every developer's {@code dev-*} are known from the start; the
 * CDK context {@code environments} adds to them, or says otherwise.
 */
final class Environments {

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
  private static final Pattern DECLARED = Pattern.compile("[a-z][a-z0-9-]*\\*?");

  private final Map<String, Boolean> production = new LinkedHashMap<>();

  private Environments() {
    for (String name : new String[] {"local", "test", "dev-*"}) {
      production.put(name, false);
    }
  }

  /**
   * Reads what the context declares, such as {@code {"prod": {"production": true}}}. A name may end
   * in {@code *} for all that begin like it.
   *
   * @throws IllegalStateException if it is not of that shape
   */
  static Environments declared(@Nullable Object context) {
    var environments = new Environments();
    if (context instanceof Map<?, ?> declared) {
      declared.forEach((name, about) -> environments.declare(String.valueOf(name), about));
    } else if (context != null) {
      throw new IllegalStateException(
          "the context value environments has to be an object such as {\"prod\": {\"production\": true}}, not "
              + context);
    }
    return environments;
  }

  private void declare(String name, @Nullable Object about) {
    if (!DECLARED.matcher(name).matches()) {
      throw new IllegalStateException(
          "environments declares '%s': a name is of lower case letters, digits and dashes, with a * at most at its end"
              .formatted(name));
    }
    if (!(about instanceof Map<?, ?> one)
        || !one.keySet().equals(Set.of("production"))
        || !(one.get("production") instanceof Boolean marked)) {
      throw new IllegalStateException(
          "environments declares '%s' as %s: say {\"production\": true} or {\"production\": false}"
              .formatted(name, about));
    }
    production.put(name, marked);
  }

  /**
   * The environment of this name.
   *
   * @throws IllegalStateException if nobody declared it; what is declared is named
   */
  Environment named(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalStateException(
          "'%s' is no name of an environment: use lower case letters, digits and dashes. %s"
              .formatted(name, known()));
    }
    String declared = production.containsKey(name) ? name : longestPrefix(name);
    Boolean marked = declared == null ? null : production.get(declared);
    if (marked == null) {
      throw new IllegalStateException(
          "nobody declared the environment '%s'. %s. Correct the name, or declare it in the context of cdk.json: \"environments\": {\"%s\": {\"production\": false}}"
              .formatted(name, known(), name));
    }
    return new Environment(name, marked);
  }

  private @Nullable String longestPrefix(String name) {
    return production.keySet().stream()
        .filter(declared -> declared.endsWith("*"))
        .filter(declared -> name.startsWith(declared.substring(0, declared.length() - 1)))
        .max((one, other) -> Integer.compare(one.length(), other.length()))
        .orElse(null);
  }

  private String known() {
    var words = new TreeMap<String, String>();
    production.forEach((name, marked) -> words.put(name, marked ? name + " (production)" : name));
    return "There are: " + String.join(", ", words.values());
  }
}
