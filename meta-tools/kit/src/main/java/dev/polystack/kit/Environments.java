package dev.polystack.kit;

import dev.polystack.parameters.Parameter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
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

  private static final String ALARM_TOPIC = "alarmTopic";

  private static final Pattern DECLARED = Pattern.compile("[a-z][a-z0-9-]*\\*?");

  /** What is declared of a name. */
  private record Declaration(Purpose purpose, Optional<String> alarmTopic) {}

  private final Map<String, Declaration> declarations = new LinkedHashMap<>();

  private Environments() {
    for (String name : new String[] {"local", "test", "dev-*"}) {
      declarations.put(name, new Declaration(Purpose.DEVELOPMENT, Optional.empty()));
    }
  }

  /**
   * Reads what the context declares, such as {@code {"prod": {"production": true}}}. A name may end
   * in {@code *} for all that begin like it. Beside the mark may stand {@code alarmTopic}, the ARN
   * of the SNS topic that is told of every alarm.
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
    var marks =
        new LinkedHashMap<Object, Object>(about instanceof Map<?, ?> given ? given : Map.of());
    Optional<String> topic = Optional.ofNullable(marks.remove(ALARM_TOPIC)).map(String::valueOf);
    Purpose purpose = PURPOSES.get(marks);
    if (purpose == null) {
      throw new IllegalStateException(
          "environments declares '%s' as %s: say {\"production\": true}, {\"production\": false} or {\"development\": true}, and \"%s\" beside it if alarms are to be told"
              .formatted(name, about, ALARM_TOPIC));
    }
    if (!topic.stream().allMatch(AlarmTopic::isArn)) {
      throw new IllegalStateException(
          "environments declares '%s' with the %s '%s': give the ARN of an SNS topic, such as arn:aws:sns:eu-central-1:123456789012:alarms"
              .formatted(name, ALARM_TOPIC, topic.orElseThrow()));
    }
    declarations.put(name, new Declaration(purpose, topic));
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
    String declared = declarations.containsKey(name) ? name : longestPrefix(name);
    Declaration declaration = declared == null ? null : declarations.get(declared);
    if (declaration == null) {
      throw new IllegalStateException(
          "nobody declared the environment '%s'. %s. Correct the name, or declare it in the context of cdk.json: \"environments\": {\"%s\": {\"production\": false}}"
              .formatted(name, known(), name));
    }
    return new Environment(name, declaration.purpose(), declaration.alarmTopic());
  }

  private @Nullable String longestPrefix(String name) {
    return declarations.keySet().stream()
        .filter(declared -> declared.endsWith("*"))
        .filter(declared -> name.startsWith(declared.substring(0, declared.length() - 1)))
        .max((one, other) -> Integer.compare(one.length(), other.length()))
        .orElse(null);
  }

  private String known() {
    var words = new TreeMap<String, String>();
    declarations.forEach(
        (name, declaration) ->
            words.put(
                name, declaration.purpose() == Purpose.PRODUCTION ? name + " (production)" : name));
    return "There are: " + String.join(", ", words.values());
  }
}
