package dev.polystack.pacts.standin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;

/**
 * The broker of a test: a real one if the environment variable {@value #REAL} has its address, so
 * that anybody can see whether the stand-in tells the truth; else a stand-in. A real one keeps what
 * earlier tests told it, so every test has names of its own.
 */
public final class TestBroker implements AutoCloseable {

  /** The variable with a real broker's address. */
  static final String REAL = "POLYSTACK_PACT_BROKER";

  private final URI url;
  private final Optional<StandInBroker> standIn;

  private TestBroker(URI url, Optional<StandInBroker> standIn) {
    this.url = url;
    this.standIn = standIn;
  }

  /** The real one, or a stand-in that knows nothing yet. */
  public static TestBroker start() {
    String real = System.getenv(REAL);
    if (real != null) {
      return new TestBroker(URI.create(real), Optional.empty());
    }
    StandInBroker standIn = StandInBroker.start();
    return new TestBroker(standIn.url(), Optional.of(standIn));
  }

  /** Its address. */
  public URI url() {
    return url;
  }

  /** Creates an environment, as an administrator of the broker does. */
  public void createEnvironment(String name) throws InterruptedException {
    createEnvironment(url, name);
  }

  /** The same at any broker. */
  public static void createEnvironment(URI url, String name) throws InterruptedException {
    HttpResponse<String> answer =
        post(
            url,
            "/environments",
            "{\"name\": \"%1$s\", \"displayName\": \"%1$s\", \"production\": false}"
                .formatted(name));
    if (answer.statusCode() != 201) {
      throw new IllegalStateException(url + " has no environment for tests: " + answer.body());
    }
  }

  /** What it answers to a publication of contracts, given as JSON. */
  public HttpResponse<String> publish(String contracts) throws InterruptedException {
    return post(url, "/contracts/publish", contracts);
  }

  private static HttpResponse<String> post(URI url, String path, String json)
      throws InterruptedException {
    try {
      return HttpClient.newHttpClient()
          .send(
              HttpRequest.newBuilder(URI.create(url + path))
                  .header("Content-Type", "application/json")
                  .POST(BodyPublishers.ofString(json))
                  .build(),
              BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(url + path + " cannot be told of anything", e);
    }
  }

  @Override
  public void close() {
    standIn.ifPresent(StandInBroker::close);
  }
}
