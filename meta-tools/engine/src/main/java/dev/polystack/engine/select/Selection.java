package dev.polystack.engine.select;

import java.util.List;
import java.util.Optional;

/**
 * What a user asked a command to be about. Every part narrows it down; with none it is everything.
 *
 * @param names stacks and services, or repositories; {@code *} stands for any part of a name
 * @param groups of repositories, as the manifest names them
 * @param excludes names as above that are left out
 * @param affected only what changed since this revision of git, and what depends on it
 */
public record Selection(
    List<String> names, List<String> groups, List<String> excludes, Optional<String> affected) {

  /** Keeps the lists. */
  public Selection {
    names = List.copyOf(names);
    groups = List.copyOf(groups);
    excludes = List.copyOf(excludes);
  }

  /** No part is left out. */
  public static Selection everything() {
    return of(List.of());
  }

  /** Only what has these names; everything if there is none. */
  public static Selection of(List<String> names) {
    return new Selection(names, List.of(), List.of(), Optional.empty());
  }
}
