package dev.polystack.pacts.broker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.polystack.pacts.Interaction;
import dev.polystack.pacts.PactException;
import dev.polystack.pacts.Results;
import dev.polystack.pacts.Verification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;

/**
 * A pact that a broker wants to see verified, with the broker's own link for the results.
 *
 * @param content the pact file, with links
 * @param pending whether a failure is no fault of the provider: none of its versions has kept this
 *     pact yet
 * @see <a href="https://docs.pact.io/pact_broker/advanced_topics/pending_pacts">Pending pacts</a>
 */
public record BrokerPact(JsonNode content, boolean pending) {

  private static final String RESULTS = "pb:publish-verification-results";

  /** As the broker calls it: who expects it of whom, in which version. */
  public String name() {
    return content.at("/_links/self/name").asText();
  }

  /** Writes the pact to a file. */
  public void write(Path file) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, content.toPrettyString());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  /**
   * Reads what {@link #write} has written, of which only the results are still to be told.
   *
   * @throws PactException if it is something else
   */
  public static BrokerPact read(Path file) {
    return new BrokerPact(Hal.read(file), false);
  }

  /** Who has to keep it. */
  public String provider() {
    return content.at("/provider/name").asText();
  }

  /** Where the results of verifying it are told. */
  public URI results() {
    String link = content.path("_links").path(RESULTS).path("href").asText();
    if (link.isEmpty()) {
      throw new PactException("%s has no link '%s'".formatted(name(), RESULTS));
    }
    return URI.create(link);
  }

  /**
   * What came out for the pact as a whole, in the broker's form.
   *
   * @return empty if an interaction was not verified at all
   */
  Optional<ObjectNode> outcome(Collection<Results> results) {
    boolean success = true;
    ArrayNode tests = Hal.JSON.createArrayNode();
    for (JsonNode node : content.path("interactions")) {
      Interaction interaction = Interaction.of(node);
      Optional<Verification> found = Results.of(results, interaction);
      if (found.isEmpty()) {
        return Optional.empty();
      }
      success &= found.get().passed();
      ObjectNode test =
          tests
              .addObject()
              .put("interactionId", node.path("_id").asText())
              .put("interactionDescription", interaction.description())
              .put("success", found.get().passed());
      if (!found.get().passed()) {
        test.putArray("mismatches").addObject().put("description", found.get().reason());
      }
    }
    ObjectNode outcome = Hal.JSON.createObjectNode().put("success", success);
    outcome.set("testResults", tests);
    return Optional.of(outcome);
  }
}
