package dev.polystack.engine.cache;

import java.util.List;
import java.util.function.Predicate;
import org.codehaus.plexus.util.MatchPatterns;

/**
 * Patterns of paths, with slashes: {@code *} within a name, {@code **} over any number of folders,
 * as in Ant and .gitignore. A pattern that ends with a slash means everything beneath.
 *
 * @param patterns as a user wrote them
 */
public record Globs(List<String> patterns) implements Predicate<String> {

  /** Every file. */
  public static final Globs ALL = new Globs(List.of("**"));

  /** Keeps the patterns. */
  public Globs {
    patterns = List.copyOf(patterns);
  }

  /** Whether no path matches. */
  public boolean isEmpty() {
    return patterns.isEmpty();
  }

  @Override
  public boolean test(String path) {
    return compiled().test(path);
  }

  /** The same, quicker for many paths. */
  public Predicate<String> compiled() {
    if (patterns.contains("**")) {
      return path -> true;
    }
    MatchPatterns compiled =
        MatchPatterns.from(
            patterns.stream()
                .map(pattern -> pattern.startsWith("./") ? pattern.substring(2) : pattern)
                .map(pattern -> pattern.endsWith("/") ? pattern + "**" : pattern)
                .toList());
    return path -> compiled.matches(path, true);
  }
}
