package dev.polystack.kit;

import dev.polystack.parameters.Parameter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The environments that there are, and which of them are production. A name that nobody declared is
 * an error: a misspelt {@code Prod} must not quietly become an environment without protection.
 *
 * <p>{@code local}, {@code test} and every developer's {@code dev-*} are for development and known
 * from the start; the CDK context {@code environments} adds to them, or says otherwise.
 */
final class Environments {

  private static final Map<Map<?, ?>, Purpose> PURPOSES =
      Map.of(
          Map.of("production", true), Purpose.PRODUCTION,
          Map.of("production", false), Purpose.STAGING,
          Map.of("development", true), Purpose.DEVELOPMENT);

  private static final Pattern DECLARED = Pattern.compile("[a-z][a-z0-9-]*\\*?");

  private final Map<String, Purpose> purposes = new LinkedHashMap<>();

  private Environments() {
    for (String name : new String[] {"local", "test", "dev-*"}) {
      purposes.put(name, Purpose.DEVELOPMENT);
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
    Purpose purpose = about instanceof Map<?, ?> marks ? PURPOSES.get(marks) : null;
    if (purpose == null) {
      throw new IllegalStateException(
          "environments declares '%s' as %s: say {\"production\": true}, {\"production\": false} or {\"development\": true}"
              .formatted(name, about));
    }
    purposes.put(name, purpose);
  }

  /**
   * The environment of this name.
   *
   * @throws IllegalStateException if nobody declared it; what is declared is named
   */
  Environment named(String name) {
    if (!Parameter.isSegment(name)) {
      throw new IllegalStateException(
          "'%s' is no name of an environment: use lower case letters, digits and dashes. %s"
              .formatted(name, known()));
    }
    String declared = purposes.containsKey(name) ? name : longestPrefix(name);
    Purpose purpose = declared == null ? null : purposes.get(declared);
    if (purpose == null) {
      throw new IllegalStateException(
          "nobody declared the environment '%s'. %s. Correct the name, or declare it in the context of cdk.json: \"environments\": {\"%s\": {\"production\": false}}"
              .formatted(name, known(), name));
    }
    return new Environment(name, purpose);
  }

  private @Nullable String longestPrefix(String name) {
    return purposes.keySet().stream()
        .filter(declared -> declared.endsWith("*"))
        .filter(declared -> name.startsWith(declared.substring(0, declared.length() - 1)))
        .max((one, other) -> Integer.compare(one.length(), other.length()))
        .orElse(null);
  }

  private String known() {
    var words = new TreeMap<String, String>();
    purposes.forEach(
        (name, purpose) ->
            words.put(name, purpose == Purpose.PRODUCTION ? name + " (production)" : name));
    return "There are: " + String.join(", ", words.values());
  }
}
