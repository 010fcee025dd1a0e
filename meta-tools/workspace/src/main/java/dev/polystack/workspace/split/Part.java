package dev.polystack.workspace.split;

import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Which part of a repository becomes one of its own. */
public sealed interface Part {

  /**
   * One folder, whose content comes to the top.
   *
   * @param path from the topmost folder, with slashes
   */
  record Folder(String path) implements Part {}

  /**
   * All but some folders.
   *
   * @param paths of those, as above
   */
  record Rest(Set<String> paths) implements Part {

    /** Keeps the paths, in order. */
    public Rest {
      paths = Collections.unmodifiableSet(new TreeSet<>(paths));
    }
  }

  /** The id of what is left of a commit's tree; empty if nothing is. */
  default Optional<String> of(String tree, Trees trees) {
    if (this instanceof Folder folder) {
      return trees.at(tree, Bytes.of(folder.path()));
    }
    return trees.without(
        tree, ((Rest) this).paths().stream().map(Bytes::of).collect(Collectors.toSet()));
  }
}
