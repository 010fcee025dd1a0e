package dev.polystack.engine.testing;

/** How tests went. */
record Counts(int passed, int failed, int skipped) {

  static final Counts NONE = new Counts(0, 0, 0);

  Counts plus(Counts other) {
    return new Counts(passed + other.passed, failed + other.failed, skipped + other.skipped);
  }
}
