package dev.polystack.shop.contracts.compatibility;

/** Who keeps to the released contract while this side moves on. */
enum Direction {

  /** Readers: what is written by the new contract has to stay readable by the released one. */
  FORWARD("consumers that read by the released version"),

  /** Writers: what is written by the released contract has to stay acceptable by the new one. */
  BACKWARD("callers that write by the released version"),

  /**
   * What was written by the released contract is kept, and comes once more from an archive, a
   * dead-letter queue or an outbox: it has to stay readable by the new one.
   */
  REPLAY("whoever reads what was written by the released version and kept since");

  private final String whom;

  Direction(String whom) {
    this.whom = whom;
  }

  /** Whom a change in this direction breaks. */
  String whom() {
    return whom;
  }

  /** Whether the released contract reads and the new one writes; the other way round if not. */
  boolean releasedReads() {
    return this == FORWARD;
  }
}
