package dev.polystack.engine.repositories;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How much of a repository is cloned.
 *
 * @param depth the number of commits of history; all of it if empty
 * @param filter which objects are fetched only when they are needed, as {@code git clone --filter}
 *     takes it: {@code blob:none}; none if empty
 */
public record CloneOptions(Optional<Integer> depth, Optional<String> filter) {

  /** Everything there is. */
  public static CloneOptions complete() {
    return new CloneOptions(Optional.empty(), Optional.empty());
  }

  /** For {@code git fetch}. */
  List<String> forFetch() {
    var arguments = new ArrayList<String>();
    depth.ifPresent(commits -> arguments.add("--depth=" + commits));
    filter.ifPresent(objects -> arguments.add("--filter=" + objects));
    return arguments;
  }

  /** For {@code git clone}, which takes neither for a path unless it is told to. */
  List<String> forClone() {
    List<String> arguments = forFetch();
    if (!arguments.isEmpty()) {
      arguments.add("--no-local");
    }
    return arguments;
  }
}
