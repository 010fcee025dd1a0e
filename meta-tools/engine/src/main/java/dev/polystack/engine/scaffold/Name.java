package dev.polystack.engine.scaffold;

import dev.polystack.engine.UsageError;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A name that is part of names in the cloud, in Maven and in Java.
 *
 * @param text lower case letters and digits, words parted by single dashes: {@code place-order}
 */
record Name(String text) {

  private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9]*(-[a-z][a-z0-9]*)*");

  /** What Java keeps for itself; such a name could not be a package. */
  private static final Pattern KEYWORD =
      Pattern.compile(
          "abstract|assert|boolean|break|byte|case|catch|char|class|const|continue|default|do|double"
              + "|else|enum|extends|final|finally|float|for|goto|if|implements|import|instanceof|int"
              + "|interface|long|native|new|package|private|protected|public|return|short|static"
              + "|strictfp|super|switch|synchronized|this|throw|throws|transient|try|void|volatile"
              + "|while|true|false|null");

  /**
   * Reads a name.
   *
   * @param what it is the name of, for the message
   * @throws UsageError if it cannot be one
   */
  static Name of(String what, String text) {
    if (!FORM.matcher(text).matches() || KEYWORD.matcher(text).matches()) {
      throw new UsageError(
          "'%s' cannot be the name of a %s: write lower case letters and digits, words parted by single dashes, such as place-order%s"
              .formatted(
                  text,
                  what,
                  KEYWORD.matcher(text).matches() ? "; this one is a word of Java's" : ""));
    }
    return new Name(text);
  }

  /** {@code PlaceOrder}, for types. */
  String type() {
    return Arrays.stream(text.split("-", -1))
        .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
        .collect(Collectors.joining());
  }

  /** {@code placeOrder}, for methods. */
  String member() {
    return type().substring(0, 1).toLowerCase(Locale.ROOT) + type().substring(1);
  }

  /** {@code placeorder}, for packages. */
  String segment() {
    return text.replace("-", "");
  }

  /** {@code Place order}, for people. */
  String words() {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1).replace('-', ' ');
  }

  /** {@code PLACE_ORDER}, for constants and environment variables. */
  String constant() {
    return text.toUpperCase(Locale.ROOT).replace('-', '_');
  }
}
