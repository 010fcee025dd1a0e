package dev.polystack.workspace.fingerprint;

import java.util.regex.Pattern;

/**
 * A SHA-256 that is the same as long as everything it was made of is the same.
 *
 * @param value 64 hexadecimal digits in lower case
 */
public record Fingerprint(String value) {

  private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");

  /**
   * Checks the value.
   *
   * @throws IllegalArgumentException if it is no SHA-256
   */
  public Fingerprint {
    if (!HEX.matcher(value).matches()) {
      throw new IllegalArgumentException("'%s' is no SHA-256 in hexadecimal".formatted(value));
    }
  }

  /** Starts a fingerprint made of several parts. */
  public static FingerprintBuilder builder() {
    return new FingerprintBuilder();
  }

  @Override
  public String toString() {
    return value;
  }
}
