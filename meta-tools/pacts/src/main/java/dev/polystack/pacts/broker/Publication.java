package dev.polystack.pacts.broker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.polystack.pacts.Participant;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a consumer's version expects of all its providers, as a broker takes it.
 *
 * @see <a href="https://docs.pact.io/pact_broker/advanced_topics/api_docs/publish_contracts">The
 *     resource</a>
 */
record Publication(Participant consumer, Optional<String> branch, Collection<Path> pacts) {

  ObjectNode body() {
    ObjectNode body =
        Hal.JSON
            .createObjectNode()
            .put("pacticipantName", consumer.name())
            .put("pacticipantVersionNumber", consumer.version());
    branch.ifPresent(name -> body.put("branch", name));
    ArrayNode contracts = body.putArray("contracts");
    byProvider()
        .forEach(
            (provider, pact) ->
                contracts
                    .addObject()
                    .put("consumerName", consumer.name())
                    .put("providerName", provider)
                    .put("specification", "pact")
                    .put("contentType", "application/json")
                    .put("content", base64(pact)));
    return body;
  }

  /** A broker has one pact for each two; modules of one service may each have written one. */
  private Map<String, JsonNode> byProvider() {
    Map<String, JsonNode> all = new TreeMap<>();
    for (Path file : pacts) {
      JsonNode pact = Hal.read(file);
      all.merge(
          pact.at("/provider/name").asText(),
          pact,
          (first, second) -> {
            ((ArrayNode) first.path("interactions"))
                .addAll((ArrayNode) second.path("interactions"));
            return first;
          });
    }
    return all;
  }

  private static String base64(JsonNode pact) {
    return Base64.getEncoder().encodeToString(pact.toString().getBytes(StandardCharsets.UTF_8));
  }
}
