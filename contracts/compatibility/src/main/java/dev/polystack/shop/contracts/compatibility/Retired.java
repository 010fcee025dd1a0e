package dev.polystack.shop.contracts.compatibility;

import java.util.HashSet;
import java.util.Set;

/**
 * What may be gone, because some release had it as deprecated. Releases are looked at from the
 * newest to the oldest, so that what the newest deprecated is not missed by an older one.
 */
final class Retired {

  private final Set<String> places = new HashSet<>();

  /**
   * Remembers something that a release had as deprecated.
   *
   * @param contract the file, the folder of a GraphQL schema, or the Java API
   * @param place where in it; empty for all of it
   */
  void add(String contract, String place) {
    places.add(key(contract, place));
  }

  /** Whether a release had it as deprecated. */
  boolean has(String contract, String place) {
    return places.contains(key(contract, place));
  }

  private static String key(String contract, String place) {
    return contract + " " + place;
  }
}
