package dev.polystack.shop.catalog.products.domain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A caller's own name for one request, so that sending it again does nothing again.
 *
 * @param caller whose key it is; two callers may choose the same
 * @param value as the caller chose it
 */
public record IdempotencyKey(String caller, String value) {

  /** A fixed-length form that is safe in any key. */
  public String hash() {
    return sha256(caller + "\n" + value);
  }

  /**
   * What tells one request's details from another's. Without other prices it is the same as before
   * there were any, so a request that is sent again after an update is still recognised.
   */
  static String fingerprint(ProductDetails details) {
    return sha256(details.toString().replace("otherPrices=[], ", ""));
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
