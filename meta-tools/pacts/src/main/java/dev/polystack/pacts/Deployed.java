package dev.polystack.pacts;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;

/**
 * What is recorded of a deployed service: enough to find its pacts and results in a Maven
 * repository.
 *
 * @param pacts {@code group:artifact} of each module that publishes what the service expects
 * @param results {@code group:artifact} of each module that publishes what the service verified
 */
public record Deployed(String version, List<String> pacts, List<String> results) {

  /** The last part of the parameter that holds the record. */
  public static final String PARAMETER = "deployed";

  /** Copies the lists. */
  public Deployed {
    pacts = List.copyOf(pacts);
    results = List.copyOf(results);
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
