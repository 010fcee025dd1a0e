package dev.polystack.shop.catalog.products.domain;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * A caller's own name for one request, so that sending it again does nothing again.
 *
 * @param caller whose key it is; two callers may choose the same
 * @param value as the caller chose it
 */
public record IdempotencyKey(String caller, String value) {

  /** Before every fingerprint, so that its form can be told from another one. */
  private static final String FORM = "json:";

  private static final JsonMapper CANONICAL =
      JsonMapper.builder()
          .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .serializationInclusion(JsonInclude.Include.NON_NULL)
          .withConfigOverride(
              List.class,
              lists ->
                  lists.setInclude(
                      JsonInclude.Value.construct(
                          JsonInclude.Include.NON_EMPTY, JsonInclude.Include.NON_NULL)))
          .build();

  /** A fixed-length form that is safe in any key. */
  public String hash() {
    return sha256(caller + "\n" + value);
  }

  /**
   * What tells one request's details from another's: a hash of their canonical JSON, in which what
   * is not said does not stand. So a property that is new and optional changes nothing for those
   * who do not say it, and a request that is sent again after an update is still recognised.
   */
  static String fingerprint(ProductDetails details) {
    try {
      return FORM + sha256(CANONICAL.writeValueAsString(details));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write " + details, e);
    }
  }

  /** Whether a fingerprint is that of these details. */
  static boolean isOf(ProductDetails details, String fingerprint) {
    return fingerprint.startsWith(FORM)
        ? fingerprint.equals(fingerprint(details))
        : fingerprint.equals(formerFingerprint(details));
  }

  /** As keys had it that were used before there was {@link #FORM}; those are kept for two days. */
  private static String formerFingerprint(ProductDetails details) {
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
