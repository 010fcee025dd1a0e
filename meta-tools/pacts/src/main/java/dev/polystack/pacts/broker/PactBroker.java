package dev.polystack.pacts.broker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.polystack.pacts.PactException;
import dev.polystack.pacts.Participant;
import dev.polystack.pacts.Results;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A Pact Broker: it keeps pacts and the results of verifying them, and knows what runs where.
 *
 * @see <a href="https://docs.pact.io/pact_broker/advanced_topics/api_docs">Its API</a>
 */
public final class PactBroker {

  private final Hal hal;

  /**
   * A broker.
   *
   * @param url its address; a user and password in it are sent as basic authentication
   */
  public PactBroker(URI url) {
    this.hal = new Hal(url);
  }

  /**
   * Tells that there is a version, whether or not it has pacts or results.
   *
   * @param branch on which it was made, if it was made on one
   * @throws PactException if the broker does not take it
   * @see <a href="https://docs.pact.io/pact_broker/branches">Branches</a>
   */
  public void announce(Participant version, Optional<String> branch) {
    URI resource =
        branch.isPresent()
            ? hal.at(
                "/pacticipants/%s/branches/%s/versions/%s",
                version.name(), branch.get(), version.version())
            : hal.at("/pacticipants/%s/versions/%s", version.name(), version.version());
    hal.put(resource, Hal.JSON.createObjectNode());
  }

  /**
   * Publishes what a version expects. Pacts with the same provider become one.
   *
   * @param pacts the files, all of this consumer
   * @throws PactException if the broker does not take them, for instance because it has others of
   *     this version
   * @see <a href="https://docs.pact.io/versioning">Versioning</a>
   */
  public void publish(Participant consumer, Optional<String> branch, Collection<Path> pacts) {
    try {
      hal.post(hal.at("/contracts/publish"), new Publication(consumer, branch, pacts).body());
    } catch (BrokerException e) {
      if (e.status() != 409) {
        throw e;
      }
      throw new PactException(
          "The broker %s has another pact of %s, and a version keeps what it has. Either this version was built from something else before: give it a version of its own. Or its tests write something else each time: give their matchers example values. It says: %s"
              .formatted(hal.shown(), consumer, e.getMessage()),
          e);
    }
  }

  /**
   * The pacts that a provider has to keep: of each consumer the newest of its main branch and of
   * the branch that is called like the provider's, and those of all versions that run anywhere.
   *
   * @param branch on which the provider is built, if it is on one
   * @see <a href="https://docs.pact.io/pact_broker/advanced_topics/consumer_version_selectors">
   *     Consumer version selectors</a>
   */
  public List<BrokerPact> pacts(String provider, Optional<String> branch) {
    ObjectNode body = Hal.JSON.createObjectNode().put("includePendingStatus", true);
    ArrayNode selectors = body.putArray("consumerVersionSelectors");
    selectors.addObject().put("mainBranch", true);
    selectors.addObject().put("deployedOrReleased", true);
    branch.ifPresent(
        name -> {
          body.put("providerVersionBranch", name);
          selectors.addObject().put("matchingBranch", true);
        });
    List<BrokerPact> pacts = new ArrayList<>();
    for (JsonNode each : forVerification(provider, body)) {
      pacts.add(
          new BrokerPact(
              hal.get(URI.create(each.at("/_links/self/href").asText())),
              each.at("/verificationProperties/pending").asBoolean()));
    }
    return pacts;
  }

  private JsonNode forVerification(String provider, JsonNode body) {
    try {
      return hal.post(hal.at("/pacts/provider/%s/for-verification", provider), body)
          .at("/_embedded/pacts");
    } catch (BrokerException e) {
      if (e.status() == 404) { // Nobody has named this provider yet.
        return Hal.JSON.createArrayNode();
      }
      throw e;
    }
  }

  /**
   * Tells what came out for a pact, if all of it was verified.
   *
   * @return whether the broker knows it now
   */
  public boolean tell(BrokerPact pact, Participant provider, Collection<Results> results) {
    Optional<ObjectNode> outcome = pact.outcome(results);
    outcome.ifPresent(
        each ->
            hal.post(pact.results(), each.put("providerApplicationVersion", provider.version())));
    return outcome.isPresent();
  }

  /**
   * Whether a version may be deployed beside what the broker knows to run in an environment.
   *
   * @throws PactException if the broker does not answer, or does not know version or environment
   * @see <a href="https://docs.pact.io/pact_broker/can_i_deploy">Can I deploy</a>
   */
  public BrokerAnswer mayDeploy(Participant candidate, String environment) {
    JsonNode answer =
        hal.get(
            hal.at(
                "/can-i-deploy?pacticipant=%s&version=%s&environment=%s",
                candidate.name(), candidate.version(), environment));
    return BrokerAnswer.of(answer, candidate, environment, hal.shown());
  }

  /**
   * Tells that a version runs in an environment from now on.
   *
   * @throws PactException if the broker does not take it, for instance because it does not know the
   *     environment
   * @see <a href="https://docs.pact.io/pact_broker/recording_deployments_and_releases">Recording
   *     deployments</a>
   */
  public void recordDeployment(Participant deployed, String environment) {
    JsonNode version =
        hal.get(hal.at("/pacticipants/%s/versions/%s", deployed.name(), deployed.version()));
    for (JsonNode link : version.at("/_links/pb:record-deployment")) {
      if (link.path("name").asText().equals(environment)) {
        hal.post(URI.create(link.path("href").asText()), Hal.JSON.createObjectNode());
        return;
      }
    }
    throw new PactException(
        "The broker %s does not know the environment '%s': create it there (`pact-broker create-environment --name %2$s`)."
            .formatted(hal.shown(), environment));
  }
}
