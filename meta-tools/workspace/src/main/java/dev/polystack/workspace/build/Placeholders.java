package dev.polystack.workspace.build;

import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Resolves <code>${name}</code> in a text; a name that nobody knows stays as it is. */
final class Placeholders {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}]+)}");

  private Placeholders() {}

  static String resolve(String text, Function<String, Optional<String>> values) {
    return PLACEHOLDER
        .matcher(text)
        .replaceAll(
            match -> Matcher.quoteReplacement(values.apply(match.group(1)).orElse(match.group())));
  }
}
