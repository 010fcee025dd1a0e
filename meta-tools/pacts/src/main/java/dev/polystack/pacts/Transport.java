package dev.polystack.pacts;

import com.fasterxml.jackson.databind.JsonNode;

/** How an interaction travels. A module that offers one kind only verifies that kind only. */
public enum Transport {
  /** A request that is answered. */
  HTTP,
  /** An event or a queue's message. */
  MESSAGES;

  static Transport of(JsonNode interaction) {
    return interaction.path("type").asText().equals("Synchronous/HTTP") ? HTTP : MESSAGES;
  }
}
