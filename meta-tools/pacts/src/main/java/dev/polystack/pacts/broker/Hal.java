package dev.polystack.pacts.broker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.polystack.pacts.PactException;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * A broker's resources over HTTP: documents of JSON with links to others.
 *
 * @see <a href="https://datatracker.ietf.org/doc/html/draft-kelly-json-hal">JSON Hypertext
 *     Application Language</a>
 */
final class Hal {

  static final JsonMapper JSON = JsonMapper.builder().build();

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** One for the whole build: every client has threads of its own. */
  private static final HttpClient CLIENT = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

  private final URI address;
  private final String base;

  /** A user and password in the address are sent as basic authentication. */
  Hal(URI address) {
    this.address = address;
    String text = address.toString();
    this.base = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
  }

  /** The address without user and password. */
  String shown() {
    return address.getScheme()
        + "://"
        + address.getHost()
        + (address.getPort() < 0 ? "" : ":" + address.getPort());
  }

  /** A resource below the broker's address; each argument is encoded. */
  URI at(String path, Object... arguments) {
    Object[] encoded = new Object[arguments.length];
    for (int i = 0; i < arguments.length; i++) {
      String text = URLEncoder.encode(String.valueOf(arguments[i]), StandardCharsets.UTF_8);
      encoded[i] = text.replace("+", "%20");
    }
    return URI.create(base + path.formatted(encoded));
  }

  JsonNode get(URI resource) {
    return send(request(resource).GET());
  }

  JsonNode put(URI resource, JsonNode body) {
    return send(request(resource).PUT(BodyPublishers.ofString(body.toString())));
  }

  JsonNode post(URI resource, JsonNode body) {
    return send(request(resource).POST(BodyPublishers.ofString(body.toString())));
  }

  private HttpRequest.Builder request(URI resource) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(resource)
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .header("Accept", "application/hal+json, application/json");
    // A link may lead elsewhere, where nobody needs to know the password.
    if (address.getUserInfo() != null && address.getHost().equals(resource.getHost())) {
      byte[] user = address.getUserInfo().getBytes(StandardCharsets.UTF_8);
      request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(user));
    }
    return request;
  }

  private JsonNode send(HttpRequest.Builder request) {
    HttpRequest asked = request.build();
    String what = asked.method() + " " + asked.uri().getRawPath();
    try {
      HttpResponse<String> answer = CLIENT.send(asked, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() / 100 != 2) {
        throw new BrokerException(
            answer.statusCode(),
            "The broker %s answers %s with status %d%s%s"
                .formatted(
                    shown(),
                    what,
                    answer.statusCode(),
                    reasons(answer.body()),
                    advice(answer.statusCode())));
      }
      return JSON.readTree(answer.body());
    } catch (JsonProcessingException e) {
      throw new PactException(
          "The broker %s answers %s with what is no JSON.".formatted(shown(), what), e);
    } catch (IOException e) {
      throw new PactException(
          "The broker %s does not answer %s: %s".formatted(shown(), what, e), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PactException("interrupted while the broker was asked", e);
    }
  }

  /** A document that was kept in a file. */
  static JsonNode read(Path file) {
    try {
      return JSON.readTree(file.toFile());
    } catch (IOException e) {
      throw new PactException("cannot read %s: %s".formatted(file, e.getMessage()), e);
    }
  }

  /** What the broker says about it: an error, or errors by what is wrong. */
  private static String reasons(String body) {
    List<String> reasons = new ArrayList<>();
    try {
      JsonNode answer = JSON.readTree(body);
      if (answer.path("error").isTextual()) {
        reasons.add(answer.path("error").asText());
      }
      answer
          .path("errors")
          .properties()
          .forEach(
              each ->
                  each.getValue().forEach(why -> reasons.add(each.getKey() + " " + why.asText())));
    } catch (JsonProcessingException e) {
      return "."; // A page of some proxy.
    }
    return reasons.isEmpty() ? "." : ": " + String.join("; ", reasons);
  }

  private static String advice(int status) {
    return switch (status) {
      case 401, 403 -> " Give user and password in -Dpactbroker.url=https://user:password@host.";
      case 400 ->
          " What it does not know is created there, an environment by `pact-broker create-environment`.";
      default -> "";
    };
  }
}
