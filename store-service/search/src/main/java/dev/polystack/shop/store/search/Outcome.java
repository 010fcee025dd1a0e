package dev.polystack.shop.store.search;

/** What became of a change. */
public sealed interface Outcome {

  /** It can be found now. */
  record Applied() implements Outcome {}

  /** The index knew this version or a later one already. */
  record Outdated() implements Outcome {}

  /** The index will never take it, however often it is sent. */
  record Refused(String reason) implements Outcome {}

  /** The index could not take it now; sent again it may. */
  record Unavailable(String reason) implements Outcome {}
}
