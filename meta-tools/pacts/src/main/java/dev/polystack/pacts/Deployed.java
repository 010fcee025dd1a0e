package dev.polystack.pacts;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is recorded of a deployed service: enough to find its pacts and results in a Maven
 * repository. An artifact is {@code group:artifact}, or {@code group:artifact:version} where its
 * version is not the service's: a snapshot, of which each artifact is published in a version of its
 * own.
 *
 * @param version of the service; of a snapshot that was published, the one with its time
 * @param pacts the artifact of each module that publishes what the service expects
 * @param results the artifact of each module that publishes what the service verified
 */
public record Deployed(String version, List<String> pacts, List<String> results) {

  /** The last part of the parameter that holds the record. */
  public static final String PARAMETER = "deployed";

  /** Copies the lists. */
  public Deployed {
    pacts = List.copyOf(pacts);
    results = List.copyOf(results);
  }

  /** In which version each {@code group:artifact} says what the service expects. */
  public Map<String, String> pactVersions() {
    return versions(pacts);
  }

  /** In which version each {@code group:artifact} says what the service verified. */
  public Map<String, String> resultVersions() {
    return versions(results);
  }

  private Map<String, String> versions(List<String> artifacts) {
    Map<String, String> versions = new LinkedHashMap<>();
    for (String artifact : artifacts) {
      String[] parts = artifact.split(":", 3);
      versions.put(parts[0] + ":" + parts[1], parts.length == 3 ? parts[2] : version);
    }
    return versions;
  }

  /** The SSM parameter with the record of a service in an environment. */
  public static String path(String project, String environment, String service) {
    return "/%s/%s/%s/%s".formatted(project, environment, service, PARAMETER);
  }

  /**
   * Reads a parameter's value.
   *
   * @throws PactException if it is no record
   */
  public static Deployed parse(String path, String value) {
    try {
      return Json.MAPPER.readValue(value, Deployed.class);
    } catch (JsonProcessingException e) {
      throw new PactException(
          "the parameter %s is no record of a deployment: %s"
              .formatted(path, e.getOriginalMessage()),
          e);
    }
  }

  /** The parameter's value. */
  public String toJson() {
    return Json.MAPPER.valueToTree(this).toString();
  }
}
