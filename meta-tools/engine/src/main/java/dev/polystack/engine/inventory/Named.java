package dev.polystack.engine.inventory;

import dev.polystack.engine.UsageError;
import dev.polystack.workspace.select.Names;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Picks what a user names among what is deployed. */
public final class Named {

  private Named() {}

  /**
   * The things that patterns name, in their order; all of them for no pattern.
   *
   * @param kind what one of them is, for the message
   * @param name of a thing: {@code service/stack/thing}
   * @throws UsageError with every pattern that names none, and what may be meant
   * @see dev.polystack.workspace.select.NamePattern
   */
  public static <T> List<T> select(
      String kind, List<T> all, Function<T, String> name, Collection<String> patterns) {
    Names<T> names = new Names<>(kind, all, name);
    Set<T> found = names.matching(patterns);
    if (!names.problems().isEmpty()) {
      throw new UsageError(
          String.join(System.lineSeparator(), names.problems())
              + (all.isEmpty() ? " `meta status` shows which stacks are deployed." : ""));
    }
    return List.copyOf(patterns.isEmpty() ? all : found);
  }
}
