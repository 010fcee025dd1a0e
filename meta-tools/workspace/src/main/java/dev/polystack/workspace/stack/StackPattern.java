package dev.polystack.workspace.stack;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Stacks named by what a user types: {@code catalog/products}, {@code catalog}, {@code *}{@code
 * /api}.
 */
final class StackPattern implements Predicate<StackId> {

  private final Pattern pattern;

  private StackPattern(Pattern pattern) {
    this.pattern = pattern;
  }

  static StackPattern of(String text) {
    String full = text.contains("/") || text.equals("*") ? text : text + "/*";
    return new StackPattern(
        Pattern.compile(
            List.of(full.split("\\*", -1)).stream()
                .map(Pattern::quote)
                .collect(Collectors.joining(text.equals("*") ? ".*" : "[^/]*"))));
  }

  @Override
  public boolean test(StackId id) {
    return pattern.matcher(id.toString()).matches();
  }
}
