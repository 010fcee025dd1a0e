package dev.polystack.pacts.broker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.polystack.pacts.PactException;
import dev.polystack.pacts.Participant;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * What a deployment asks a Pact Broker, and tells it. Publishing pacts and results is Pact's own.
 *
 * @see <a href="https://docs.pact.io/pact_broker/can_i_deploy">Can I deploy</a>
 * @see <a href="https://docs.pact.io/pact_broker/recording_deployments_and_releases">Recording
 *     deployments</a>
 */
public final class PactBroker {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final URI address;
  private final String shown;

  /**
   * A broker.
   *
   * @param url its address; a user and password in it are sent as basic authentication
   */
  public PactBroker(URI url) {
    this.address = url;
    this.shown =
        url.getScheme() + "://" + url.getHost() + (url.getPort() < 0 ? "" : ":" + url.getPort());
  }

  /**
   * The broker's answer.
   *
   * @param yes whether the version may be deployed
   * @param text for people: the answer, the broker's reason, and who was verified against whom
   */
  public record Answer(boolean yes, String text) {}

  /**
   * Whether a version may be deployed beside what the broker knows to run in an environment.
   *
   * @throws PactException if the broker does not answer, or does not know version or environment
   */
  public Answer mayDeploy(Participant candidate, String environment) {
    JsonNode answer =
        get(
            "/can-i-deploy?pacticipant=%s&version=%s&environment=%s"
                .formatted(
                    encoded(candidate.name()), encoded(candidate.version()), encoded(environment)));
    JsonNode deployable = answer.at("/summary/deployable");
    boolean yes = deployable.asBoolean(false);
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s: %s may%s be deployed to %s, says the broker %s."
            .formatted(yes ? "Yes" : "No", candidate, yes ? "" : " not", environment, shown));
    lines.add("  " + answer.at("/summary/reason").asText("It gives no reason."));
    for (JsonNode row : answer.path("matrix")) {
      JsonNode result = row.path("verificationResult");
      lines.add(
          "  %s with %s: %s"
              .formatted(
                  version(row.path("consumer")),
                  version(row.path("provider")),
                  result.isMissingNode() || result.isNull()
                      ? "never verified"
                      : result.path("success").asBoolean() ? "verified" : "FAILED"));
    }
    return new Answer(yes, String.join("\n", lines));
  }

  /**
   * Tells that a version runs in an environment from now on.
   *
   * @throws PactException if the broker does not take it, for instance because it does not know the
   *     environment
   */
  public void recordDeployment(Participant deployed, String environment) {
    JsonNode version =
        get(
            "/pacticipants/%s/versions/%s"
                .formatted(encoded(deployed.name()), encoded(deployed.version())));
    for (JsonNode link : version.at("/_links/pb:record-deployment")) {
      if (link.path("name").asText().equals(environment)) {
        send(
            request(URI.create(link.path("href").asText()))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{}")));
        return;
      }
    }
    throw new PactException(
        "The broker %s does not know the environment '%s': create it there (`pact-broker create-environment --name %2$s`)."
            .formatted(shown, environment));
  }

  private static String version(JsonNode participant) {
    return participant.path("name").asText() + " " + participant.at("/version/number").asText();
  }

  private JsonNode get(String path) {
    String base = address.toString();
    return send(
        request(
                URI.create(
                    base.endsWith("/") ? base.substring(0, base.length() - 1) + path : base + path))
            .GET());
  }

  private HttpRequest.Builder request(URI uri) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri)
            .timeout(PATIENCE)
            .header("Accept", "application/hal+json, application/json");
    if (address.getUserInfo() != null && address.getHost().equals(uri.getHost())) {
      byte[] user = address.getUserInfo().getBytes(StandardCharsets.UTF_8);
      request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(user));
    }
    return request;
  }

  private JsonNode send(HttpRequest.Builder request) {
    HttpRequest asked = request.build();
    String what = asked.method() + " " + asked.uri().getRawPath();
    try {
      HttpResponse<String> answer = client.send(asked, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() / 100 != 2) {
        throw new PactException(
            "The broker %s answers %s with status %d: %s"
                .formatted(shown, what, answer.statusCode(), advice(answer.statusCode())));
      }
      return JSON.readTree(answer.body());
    } catch (JsonProcessingException e) {
      throw new PactException(
          "The broker %s answers %s with what is no JSON.".formatted(shown, what), e);
    } catch (IOException e) {
      throw new PactException("The broker %s does not answer %s: %s".formatted(shown, what, e), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PactException("interrupted while the broker was asked", e);
    }
  }

  private static String advice(int status) {
    return switch (status) {
      case 401, 403 -> "give user and password in -Dpactbroker.url=https://user:password@host.";
      case 400, 404 ->
          "it knows no such version or environment; `mvn deploy` publishes a version, and an environment is created there.";
      default -> "see the broker's own log.";
    };
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
