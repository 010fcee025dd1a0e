package dev.polystack.pacts.standin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What a version of a consumer expects of a provider. Versions that expect the same share the
 * content, and what was verified for one of them holds for all.
 *
 * @param sha of the content, whatever the order of its keys
 */
record KnownPact(
    String consumer, String consumerVersion, String provider, JsonNode content, String sha) {

  private static final JsonMapper SORTED =
      JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

  static KnownPact of(String consumer, String version, String provider, JsonNode content) {
    return new KnownPact(consumer, version, provider, content, sha(content));
  }

  String name() {
    return "Pact between %s (%s) and %s".formatted(consumer, consumerVersion, provider);
  }

  /** SHA-1, as the broker itself has it. */
  static String sha(JsonNode content) {
    try {
      byte[] text =
          SORTED
              .writeValueAsString(SORTED.treeToValue(content, Object.class))
              .getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(text));
    } catch (JsonProcessingException | NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JSON has a SHA-1", e);
    }
  }
}
