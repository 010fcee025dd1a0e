package dev.polystack.pacts.broker;

import com.fasterxml.jackson.databind.JsonNode;
import dev.polystack.pacts.Participant;
import java.util.ArrayList;
import java.util.List;

/**
 * A broker's answer.
 *
 * @param yes whether the version may be deployed
 * @param text for people: the answer, the broker's reason, and who was verified against whom
 */
public record BrokerAnswer(boolean yes, String text) {

  static BrokerAnswer of(
      JsonNode answer, Participant candidate, String environment, String broker) {
    // Null is no: something was never verified.
    boolean yes = answer.at("/summary/deployable").asBoolean(false);
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s: %s may%s be deployed to %s, says the broker %s."
            .formatted(yes ? "Yes" : "No", candidate, yes ? "" : " not", environment, broker));
    lines.add("  " + answer.at("/summary/reason").asText("It gives no reason."));
    for (JsonNode row : answer.path("matrix")) {
      lines.add(
          "  %s with %s: %s"
              .formatted(
                  named(row.path("consumer")),
                  named(row.path("provider")),
                  verdict(row.path("verificationResult"))));
    }
    return new BrokerAnswer(yes, String.join("\n", lines));
  }

  private static String named(JsonNode participant) {
    String version = participant.at("/version/number").asText();
    return participant.path("name").asText() + (version.isEmpty() ? "" : " " + version);
  }

  private static String verdict(JsonNode result) {
    if (!result.isObject()) {
      return "never verified";
    }
    return result.path("success").asBoolean() ? "verified" : "FAILED";
  }
}
