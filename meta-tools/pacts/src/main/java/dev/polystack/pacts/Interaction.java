package dev.polystack.pacts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * One thing that a consumer expects of a provider: a message, or a request with its answer.
 *
 * @param description in the consumer's words
 * @param digest SHA-256 of what is expected. Two versions of a consumer that expect the same have
 *     the same digest, so what was verified for the one holds for the other.
 */
public record Interaction(String description, String digest) {

  /** What says nothing about the expectation; a broker adds an {@code _id}. */
  private static final List<String> ASIDE = List.of("_id", "comments", "key", "pending");

  /** An interaction as it stands in a pact file. */
  public static Interaction of(JsonNode interaction) {
    ObjectNode expected = interaction.deepCopy();
    expected.remove(ASIDE);
    return new Interaction(interaction.path("description").asText(), digest(expected));
  }

  private static String digest(JsonNode expected) {
    try {
      // A tree keeps the order of its file; maps are written in the order of their keys.
      Object value = Json.MAPPER.treeToValue(expected, Object.class);
      byte[] text = Json.MAPPER.writeValueAsString(value).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
    } catch (JsonProcessingException | NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JSON has a SHA-256", e);
    }
  }
}
