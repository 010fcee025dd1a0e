package dev.polystack.shop.contracts;

import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What generated records check of their components, as JSON Schema means it. A refusal names the
 * component and the rule, never the value, which may be confidential.
 *
 * @see <a href="https://json-schema.org/draft/2020-12/json-schema-validation">JSON Schema
 *     Validation 2020-12</a>
 */
public final class Constraints {

  private Constraints() {}

  /**
   * A number has to be in a range, bounds included.
   *
   * @throws IllegalArgumentException if it is not
   */
  public static void range(String name, long value, long least, long most) {
    if (value < least || value > most) {
      throw refusal(name, "is out of range", least, most);
    }
  }

  /**
   * A text has to have so many characters, counted as Unicode's code points.
   *
   * @throws IllegalArgumentException if it does not
   */
  public static void length(String name, String value, long least, long most) {
    int length = value.codePointCount(0, value.length());
    if (length < least || length > most) {
      throw refusal(name, "has %d characters".formatted(length), least, most);
    }
  }

  /**
   * A list has to have so many items.
   *
   * @throws IllegalArgumentException if it does not
   */
  public static void size(String name, List<?> list, long least, long most) {
    if (list.size() < least || list.size() > most) {
      throw refusal(name, "has %d items".formatted(list.size()), least, most);
    }
  }

  /**
   * A pattern has to be found in a text; it spans the text only where it says so itself.
   *
   * @throws IllegalArgumentException if it is not found
   */
  public static void matches(String name, String value, Pattern pattern) {
    if (!pattern.matcher(value).find()) {
      throw new IllegalArgumentException("%s does not match %s".formatted(name, pattern));
    }
  }

  /**
   * An address has to begin with its scheme.
   *
   * @throws IllegalArgumentException if it does not
   */
  public static void absolute(String name, URI value) {
    if (!value.isAbsolute()) {
      throw new IllegalArgumentException("%s is no absolute URI".formatted(name));
    }
  }

  private static IllegalArgumentException refusal(String name, String how, long least, long most) {
    return new IllegalArgumentException(
        most == Integer.MAX_VALUE || most == Long.MAX_VALUE
            ? "%s %s, has to be at least %d".formatted(name, how, least)
            : least == Long.MIN_VALUE
                ? "%s %s, has to be at most %d".formatted(name, how, most)
                : "%s %s, has to be from %d to %d".formatted(name, how, least, most));
  }
}
