package dev.polystack.shop.catalog.api;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the groups claim, which HTTP APIs flatten to a text such as {@code [editor manager]}. */
final class Groups {

  private Groups() {}

  static Set<String> parse(String claim) {
    return Arrays.stream(claim.split("[\\[\\]\\s,\"]+"))
        .filter(group -> !group.isEmpty())
        .collect(Collectors.toUnmodifiableSet());
  }
}
