package dev.polystack.pacts.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/**
 * As much of a Pact Broker as a deployment needs, on this machine and in memory. It answers from
 * what it was told, as the broker does: its resources, links, refusals and the words of
 * can-i-deploy are those of version 2.112.
 *
 * @see <a
 *     href="https://github.com/pact-foundation/pact_broker/tree/v2.112.0/lib/pact_broker/doc/views">The
 *     broker's documentation of its resources</a>
 */
public final class StandInBroker implements AutoCloseable {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  static {
    // Without it every answer waits for the acknowledgement of its own head.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final HttpServer server;
  private final List<Route> routes;
  private final List<String> heard = new CopyOnWriteArrayList<>();

  private StandInBroker(HttpServer server) {
    this.server = server;
    Links links = new Links(url().toString());
    KnownVersions versions = new KnownVersions();
    KnownPacts pacts = new KnownPacts(versions);
    this.routes =
        Stream.of(
                new VersionResources(links, versions, pacts).routes(),
                new PactResources(links, versions, pacts).routes())
            .flatMap(List::stream)
            .toList();
  }

  /** Starts one that knows nothing, at a free port of the loopback address. */
  public static StandInBroker start() {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      StandInBroker broker = new StandInBroker(server);
      server.createContext("/", broker::handle);
      server.start();
      return broker;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start a stand-in of a broker", e);
    }
  }

  /** Its address. */
  public URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** What it was asked and told so far, method and path each, in this order. */
  public List<String> heard() {
    return List.copyOf(heard);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      URI uri = exchange.getRequestURI();
      heard.add(exchange.getRequestMethod() + " " + uri);
      int status;
      JsonNode answer;
      try {
        byte[] body = exchange.getRequestBody().readAllBytes();
        answer =
            answer(
                exchange.getRequestMethod(),
                uri,
                body.length == 0 ? JsonNodeFactory.instance.objectNode() : JSON.readTree(body));
        status = exchange.getRequestMethod().equals("GET") ? 200 : 201;
      } catch (Refusal e) {
        answer = errors(e);
        status = e.status();
      }
      byte[] bytes = answer.toString().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/hal+json;charset=utf-8");
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  /** One at a time: what is told first is known to what comes next. */
  private synchronized JsonNode answer(String method, URI uri, JsonNode body) {
    for (Route route : routes) {
      Optional<List<String>> names = route.match(method, uri);
      if (names.isPresent()) {
        return route.handler().answer(names.get(), body);
      }
    }
    throw new Refusal(404, "", "The requested document was not found on this server.");
  }

  private static ObjectNode errors(Refusal refusal) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    if (refusal.field().isEmpty()) {
      return answer.put("error", refusal.getMessage());
    }
    answer.putObject("errors").putArray(refusal.field()).add(refusal.getMessage());
    return answer;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
