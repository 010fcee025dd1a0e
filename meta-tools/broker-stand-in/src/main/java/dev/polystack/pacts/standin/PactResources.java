package dev.polystack.pacts.standin;

import static dev.polystack.pacts.standin.Links.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Pacts, and the results of verifying them. */
final class PactResources {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String PACT = "/pacts/provider/{}/consumer/{}/pact-version/{}";
  private static final String RESULTS = PACT + "/verification-results";

  private final Links links;
  private final KnownVersions versions;
  private final KnownPacts pacts;

  PactResources(Links links, KnownVersions versions, KnownPacts pacts) {
    this.links = links;
    this.versions = versions;
    this.pacts = pacts;
  }

  /** Each is documented in a file of the broker's own documentation. */
  List<Route> routes() {
    return List.of(
        new Route("POST", "/contracts/publish", this::publish), // index/publish-contracts.markdown
        // provider-pacts-for-verification.markdown
        new Route("POST", "/pacts/provider/{}/for-verification", this::forVerification),
        new Route("GET", PACT, this::pact), // which links to RESULTS
        new Route("POST", RESULTS, this::verified)); // pact/publish-verification-results.markdown
  }

  private JsonNode publish(List<String> names, JsonNode body) {
    RequiredFields.check(body);
    String consumer = body.path("pacticipantName").asText();
    String version = body.path("pacticipantVersionNumber").asText();
    for (JsonNode contract : body.path("contracts")) {
      String provider = contract.path("providerName").asText();
      pacts.publish(KnownPact.of(consumer, version, provider, content(contract)));
      versions.addPacticipant(provider);
    }
    versions.add(consumer, version, text(body, "branch"));
    return object();
  }

  private static JsonNode content(JsonNode contract) {
    try {
      return JSON.readTree(Base64.getDecoder().decode(contract.path("content").asText()));
    } catch (IOException e) {
      throw new Refusal(400, "contracts", "content is no JSON in Base64");
    }
  }

  private JsonNode forVerification(List<String> names, JsonNode body) {
    String provider = names.get(0);
    if (!versions.hasPacticipant(provider)) {
      throw new Refusal(404, "", "No provider with name '%s' found".formatted(provider));
    }
    Optional<String> branch = text(body, "providerVersionBranch");
    ObjectNode answer = object();
    ArrayNode found = answer.putObject("_embedded").putArray("pacts");
    for (KnownPact pact : pacts.forVerification(provider, Selectors.of(body, branch))) {
      ObjectNode each = found.addObject();
      each.putObject("verificationProperties").put("pending", pacts.isPending(pact, branch));
      each.putObject("_links")
          .putObject("self")
          .put("name", pact.name())
          .put("href", links.to(PACT, provider, pact.consumer(), pact.sha()));
    }
    return answer;
  }

  private JsonNode pact(List<String> names, JsonNode body) {
    KnownPact pact = found(names);
    ObjectNode answer = pact.content().deepCopy();
    for (JsonNode interaction : answer.path("interactions")) {
      ((ObjectNode) interaction).put("_id", KnownPact.sha(interaction));
    }
    ObjectNode all = answer.putObject("_links");
    all.putObject("self").put("name", pact.name());
    all.putObject("pb:publish-verification-results")
        .put("href", links.to(RESULTS, pact.provider(), pact.consumer(), pact.sha()));
    return answer;
  }

  private JsonNode verified(List<String> names, JsonNode body) {
    KnownPact pact = found(names);
    String version = body.path("providerApplicationVersion").asText();
    versions.add(pact.provider(), version, Optional.empty());
    pacts.verified(pact, version, body.path("success").asBoolean());
    return body;
  }

  private KnownPact found(List<String> names) {
    return pacts.bySha(names.get(1), names.get(0), names.get(2));
  }

  private static Optional<String> text(JsonNode body, String field) {
    return Optional.of(body.path(field).asText()).filter(text -> !text.isEmpty());
  }
}
