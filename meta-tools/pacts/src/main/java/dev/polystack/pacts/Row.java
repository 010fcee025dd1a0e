package dev.polystack.pacts;

/**
 * One line of the matrix: who was verified against whom.
 *
 * @param detail what is missing, with what to do; empty if nothing is
 */
public record Row(Participant consumer, Participant provider, Verdict verdict, String detail) {

  /** How a consumer and a provider get along. */
  public enum Verdict {
    /** Every interaction was verified. */
    VERIFIED("verified"),
    /** At least one interaction failed. */
    FAILED("FAILED"),
    /** At least one interaction was never verified, none failed. */
    NEVER_VERIFIED("never verified"),
    /** The provider is not in the environment. */
    NOT_DEPLOYED("not deployed");

    private final String words;

    Verdict(String words) {
      this.words = words;
    }

    /** For people. */
    public String words() {
      return words;
    }
  }
}
