package dev.polystack.pacts.standin;

import static dev.polystack.pacts.standin.Links.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** Versions, environments, what runs in them, and what may. */
final class VersionResources {

  private static final String VERSION = "/pacticipants/{}/versions/{}";
  private static final String DEPLOYED = VERSION + "/deployed-versions/environment/{}";

  private final Links links;
  private final KnownVersions versions;
  private final KnownPacts pacts;

  VersionResources(Links links, KnownVersions versions, KnownPacts pacts) {
    this.links = links;
    this.versions = versions;
    this.pacts = pacts;
  }

  /** Each is documented in a file of the broker's own documentation. */
  List<Route> routes() {
    return List.of(
        new Route("POST", "/environments", this::create), // index/environments.markdown
        new Route("PUT", VERSION, this::put), // index/pacticipant-version.markdown
        new Route("GET", VERSION, this::version), // which links to DEPLOYED
        new Route("POST", DEPLOYED, this::deploy),
        // index/pacticipant-branch-version.markdown
        new Route("PUT", "/pacticipants/{}/branches/{}/versions/{}", this::putOnBranch),
        // can-i-deploy.markdown
        new Route(
            "GET", "/can-i-deploy?environment={}&pacticipant={}&version={}", this::canIDeploy));
  }

  private JsonNode create(List<String> names, JsonNode body) {
    versions.addEnvironment(body.path("name").asText());
    return body;
  }

  private JsonNode put(List<String> names, JsonNode body) {
    versions.add(names.get(0), names.get(1), Optional.empty());
    return version(names, body);
  }

  private JsonNode putOnBranch(List<String> names, JsonNode body) {
    versions.add(names.get(0), names.get(2), Optional.of(names.get(1)));
    return object();
  }

  private JsonNode version(List<String> names, JsonNode body) {
    String pacticipant = names.get(0);
    String number = names.get(1);
    requireVersion(pacticipant, number);
    ObjectNode answer = object().put("number", number);
    ArrayNode deployments = answer.putObject("_links").putArray("pb:record-deployment");
    for (String environment : versions.environments()) {
      deployments
          .addObject()
          .put("name", environment)
          .put("href", links.to(DEPLOYED, pacticipant, number, environment));
    }
    return answer;
  }

  private JsonNode deploy(List<String> names, JsonNode body) {
    requireVersion(names.get(0), names.get(1));
    versions.deploy(names.get(0), names.get(1), names.get(2));
    return object();
  }

  private void requireVersion(String pacticipant, String version) {
    if (!versions.has(pacticipant, version)) {
      throw new Refusal(404, "", "The requested document was not found on this server.");
    }
  }

  private JsonNode canIDeploy(List<String> names, JsonNode body) {
    String environment = names.get(0);
    String pacticipant = names.get(1);
    String version = names.get(2);
    if (!versions.hasPacticipant(pacticipant)) {
      throw new Refusal(400, "pacticipant", "does not match an existing pacticipant");
    }
    if (!versions.environments().contains(environment)) {
      throw new Refusal(400, "environment", "with name '%s' does not exist".formatted(environment));
    }
    if (versions.has(pacticipant, version)) {
      return new Matrix(pacts, pacticipant, version, environment, versions.deployed(environment))
          .toJson();
    }
    ObjectNode answer = object();
    answer
        .putObject("summary")
        .put("deployable", false)
        .put(
            "reason",
            "No pacts or verifications have been published for version %s of %s"
                .formatted(version, pacticipant));
    return answer;
  }
}
