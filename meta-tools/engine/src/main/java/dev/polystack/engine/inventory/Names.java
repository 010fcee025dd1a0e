package dev.polystack.engine.inventory;

import dev.polystack.engine.UserError;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Picks what a user names among things that are named {@code service/stack/thing}. */
public final class Names {

  private Names() {}

  /**
   * The things that patterns name: {@code store}, {@code store/catalog}, {@code
   * store/catalog/updater}, {@code *}{@code /api}; all of them for no pattern.
   *
   * @param kind what they are, for the message
   * @throws UserError with every pattern that names none, and what there is instead
   */
  public static <T> List<T> select(
      String kind, List<T> all, Function<T, String> name, List<String> patterns) {
    List<String> strangers =
        patterns.stream()
            .filter(pattern -> all.stream().map(name).noneMatch(matching(pattern)))
            .map(pattern -> "'" + pattern + "'")
            .toList();
    if (!strangers.isEmpty()) {
      throw new UserError(
          "There is no %s %s. There are: %s"
              .formatted(
                  kind,
                  String.join(", ", strangers),
                  all.isEmpty()
                      ? "none at all; `meta status` shows which stacks are deployed"
                      : all.stream().map(name).collect(Collectors.joining(", "))));
    }
    return patterns.isEmpty()
        ? List.copyOf(all)
        : all.stream()
            .filter(
                each ->
                    patterns.stream().anyMatch(pattern -> matching(pattern).test(name.apply(each))))
            .toList();
  }

  private static Predicate<String> matching(String pattern) {
    String expression =
        Stream.of(pattern.split("\\*", -1))
            .map(Pattern::quote)
            .collect(Collectors.joining("[^/]*"));
    return Pattern.compile(expression + "(/.*)?").asMatchPredicate();
  }
}
