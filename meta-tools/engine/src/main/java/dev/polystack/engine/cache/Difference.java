package dev.polystack.engine.cache;

import dev.polystack.engine.cache.Result.Output;
import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;

/**
 * What is otherwise in a folder than a result has it.
 *
 * @param missing outputs that are not there, or not like this
 * @param stale paths that are outputs by their names but not the result's, and that git does not
 *     track
 * @param overTracked whether git tracks what stands where one is missing
 */
record Difference(List<Output> missing, Set<String> stale, boolean overTracked) {

  /** Compares a folder. */
  static Difference between(
      SortedMap<String, BasicFileAttributes> found, Path folder, Result result, OutputStore store)
      throws IOException {
    List<Output> missing = new ArrayList<>();
    Set<String> overwritten = new HashSet<>();
    for (Output output : result.outputs()) {
      BasicFileAttributes there = found.remove(output.path());
      if (there == null) {
        missing.add(output);
      } else if (!store.isThere(folder, output, there)) {
        missing.add(output);
        overwritten.add(output.path());
      }
    }
    if (found.isEmpty() && overwritten.isEmpty()) {
      return new Difference(missing, Set.of(), false);
    }
    Set<String> tracked = RepositoryFiles.tracked(folder);
    found.keySet().removeAll(tracked);
    return new Difference(missing, found.keySet(), !Collections.disjoint(tracked, overwritten));
  }

  /** Whether the result stands there. */
  boolean isNone() {
    return missing.isEmpty() && stale.isEmpty();
  }
}
