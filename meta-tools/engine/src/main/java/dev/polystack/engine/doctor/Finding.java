package dev.polystack.engine.doctor;

import java.util.Optional;

/**
 * One thing that was looked at.
 *
 * @param words what was found, and what to do if it is not good
 * @param fix what mends it without any risk, if there is such a thing
 */
public record Finding(String subject, boolean good, String words, Optional<Fix> fix) {

  /** Something that {@code meta doctor --fix} may do. */
  public record Fix(String words, Runnable action) {}

  static Finding good(String subject, String words) {
    return new Finding(subject, true, words, Optional.empty());
  }

  static Finding bad(String subject, String words) {
    return new Finding(subject, false, words, Optional.empty());
  }

  static Finding bad(String subject, String words, Fix fix) {
    return new Finding(subject, false, words, Optional.of(fix));
  }
}
