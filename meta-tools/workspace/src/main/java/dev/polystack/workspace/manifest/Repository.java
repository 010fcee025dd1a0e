package dev.polystack.workspace.manifest;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * A repository of the project.
 *
 * @param name its name, which is also the path of its checkout beneath the workspace
 * @param url where it is cloned from, absolute: a relative one is already resolved
 * @param version the branch, tag or commit to check out
 * @param kind what it is for
 * @param description one sentence for people; may be empty
 * @param groups names by which several repositories are addressed together
 */
public record Repository(
    String name, String url, String version, Kind kind, String description, Set<String> groups) {

  /** Keeps the groups, and their order. */
  public Repository {
    groups = Collections.unmodifiableSet(new LinkedHashSet<>(groups));
  }

  /** Where its checkout stands beneath the folder that holds the manifest. */
  public Path folder(Path root) {
    return root.resolve(name);
  }

  /** The same, cloned from elsewhere. */
  public Repository from(String other) {
    return new Repository(name, other, version, kind, description, groups);
  }

  /** The same at another version. */
  public Repository at(String other) {
    return new Repository(name, url, other, kind, description, groups);
  }
}
