package dev.polystack.shop.contracts.generator;

import org.jspecify.annotations.Nullable;

/**
 * What a schema allows of a value beyond its type.
 *
 * @param min the smallest number, length or count; null for no limit
 * @param max the greatest
 * @param pattern a regular expression that has to be found in a text; null for any text
 * @param absolute whether an address has to be an absolute one
 */
record Limits(@Nullable Long min, @Nullable Long max, @Nullable String pattern, boolean absolute) {

  /** Anything of the type is allowed. */
  static final Limits NONE = new Limits(null, null, null, false);

  /** The lower bound; the other one where there is none. */
  long least(long otherwise) {
    return min == null ? otherwise : min;
  }

  /** The upper bound; the other one where there is none. */
  long most(long otherwise) {
    return max == null ? otherwise : max;
  }

  /** Whether a number or size is bounded at all. */
  boolean bounded() {
    return min != null || max != null;
  }
}
