package dev.polystack.engine.cache;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
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

  /** The names directly in the folder beneath which everything that matches is; empty for any. */
  Set<String> tops() {
    Set<String> tops = new TreeSet<>();
    for (String pattern : patterns) {
      String path = pattern.startsWith("./") ? pattern.substring(2) : pattern;
      int slash = path.indexOf('/');
      String top = slash < 0 ? "" : path.substring(0, slash);
      if (top.isEmpty() || top.contains("*") || top.contains("?") || top.contains("%")) {
        return Set.of();
      }
      tops.add(top);
    }
    return tops;
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
