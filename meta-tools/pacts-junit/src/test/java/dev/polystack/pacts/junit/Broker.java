package dev.polystack.pacts.junit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * As much of a Pact Broker as a provider's tests ask: one pact to verify, and a place for results.
 *
 * @see <a href="https://docs.pact.io/pact_broker/api">The broker's API</a>
 */
final class Broker implements AutoCloseable {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final HttpServer server;
  private final String pact;
  private final boolean pending;
  private final List<JsonNode> results = new CopyOnWriteArrayList<>();
  private final List<JsonNode> questions = new CopyOnWriteArrayList<>();

  /** A broker that holds a pact of the consumer 'reader' with the provider 'shop'. */
  Broker(String pact, boolean pending) throws IOException {
    this.pact = pact;
    this.pending = pending;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Which pacts the provider has asked for. */
  List<JsonNode> questions() {
    return questions;
  }

  /** What the provider has told. */
  List<JsonNode> results() {
    return results;
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] asked = exchange.getRequestBody().readAllBytes();
      String answer =
          switch (exchange.getRequestURI().getPath()) {
            case "/" -> links("pb:provider-pacts-for-verification", "/pacts/shop");
            case "/pacts/shop" -> {
              questions.add(JSON.readTree(asked));
              yield pactsToVerify();
            }
            case "/pact" ->
                pact.replaceFirst(
                    "\\{", "{" + strip(links("pb:publish-verification-results", "/results")) + ",");
            case "/results" -> {
              results.add(JSON.readTree(asked));
              yield "{}";
            }
            default -> "";
          };
      byte[] body = answer.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/hal+json");
      exchange.sendResponseHeaders(
          body.length == 0 ? 404 : 200, body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private String pactsToVerify() {
    return """
        {"_embedded": {"pacts": [{"shortDescription": "latest",
          "verificationProperties": {"pending": %s, "notices": []},
          "_links": {"self": {"href": "%s/pact", "name": "Pact between reader and shop"}}}]},
         "_links": {"self": {"href": "%s/pacts/shop"}}}
        """
        .formatted(pending, url(), url());
  }

  private String links(String relation, String path) {
    return "{\"_links\": {\"%s\": {\"href\": \"%s%s\"}}}".formatted(relation, url(), path);
  }

  private static String strip(String object) {
    return object.substring(1, object.length() - 1);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
