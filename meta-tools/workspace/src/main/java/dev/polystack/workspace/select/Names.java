package dev.polystack.workspace.select;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Things that have names, and the mistakes in what was asked of them.
 *
 * @param <T> the things' type
 */
public final class Names<T> {

  private final String kind;
  private final Collection<T> things;
  private final Function<T, String> name;
  private final List<String> problems = new ArrayList<>();

  /**
   * Names some things.
   *
   * @param kind what one of them is, for messages: {@code stack}
   * @param things in the order in which they are answered
   * @param name what {@link NamePattern patterns} are about
   */
  public Names(String kind, Collection<T> things, Function<T, String> name) {
    this.kind = kind;
    this.things = things;
    this.name = name;
  }

  /** Those that at least one of the patterns names; a pattern that names none is a problem. */
  public Set<T> matching(Collection<String> wanted) {
    Set<T> found = new LinkedHashSet<>();
    for (String pattern : wanted) {
      NamePattern matches = NamePattern.of(pattern);
      List<T> matching = things.stream().filter(each -> matches.test(name.apply(each))).toList();
      found.addAll(matching);
      if (matching.isEmpty()) {
        problems.add(
            "no %s is named '%s'. %s"
                .formatted(
                    kind,
                    pattern,
                    Suggestions.instead(pattern, things.stream().map(name).toList())));
      }
    }
    Set<T> ordered = new LinkedHashSet<>(things);
    ordered.retainAll(found);
    return Collections.unmodifiableSet(ordered);
  }

  /** Every pattern so far that named nothing, fit to be shown to a user. */
  public List<String> problems() {
    return Collections.unmodifiableList(problems);
  }
}
