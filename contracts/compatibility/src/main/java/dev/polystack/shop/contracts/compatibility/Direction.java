package dev.polystack.shop.contracts.compatibility;

/** Who keeps to the released contract while this side moves on. */
enum Direction {

  /** Readers: what is written by the new contract has to stay readable by the released one. */
  FORWARD("consumers that read by the released version"),

  /** Writers: what is written by the released contract has to stay acceptable by the new one. */
  BACKWARD("callers that write by the released version");

  private final String whom;

  Direction(String whom) {
    this.whom = whom;
  }

  /** Whom a change in this direction breaks. */
  String whom() {
    return whom;
  }
}
