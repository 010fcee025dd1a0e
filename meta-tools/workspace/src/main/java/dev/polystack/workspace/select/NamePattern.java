package dev.polystack.workspace.select;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What people type for names whose parts are divided by slashes, such as {@code service/stack}. A
 * star stands for any characters within one part. What names the first parts names everything
 * beneath: {@code catalog} every stack of that service, and {@code *} alone whatever there is.
 */
public final class NamePattern implements Predicate<String> {

  private final Pattern pattern;

  private NamePattern(Pattern pattern) {
    this.pattern = pattern;
  }

  /** Understands {@code catalog}, {@code catalog/products}, {@code *}{@code /api}. */
  public static NamePattern of(String text) {
    String parts =
        List.of(text.split("\\*", -1)).stream()
            .map(Pattern::quote)
            .collect(Collectors.joining("[^/]*"));
    return new NamePattern(Pattern.compile(parts + "(/.*)?"));
  }

  @Override
  public boolean test(String name) {
    return pattern.matcher(name).matches();
  }
}
