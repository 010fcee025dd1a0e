package dev.polystack.pacts.standin;

/** What the broker does not do, as HTTP says it. */
final class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final String field;

  /**
   * A refusal.
   *
   * @param field what is wrong; empty if it is not a certain field
   */
  Refusal(int status, String field, String reason) {
    super(reason);
    this.status = status;
    this.field = field;
  }

  int status() {
    return status;
  }

  String field() {
    return field;
  }
}
