package dev.polystack.local.search;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.polystack.local.Cloud;
import dev.polystack.local.Json;
import dev.polystack.local.functions.Sessions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The address of every search domain: TLS, signed requests only, and only what the caller's role
 * may do; then the engine.
 */
public final class SearchGateway implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(SearchGateway.class);

  private final HttpsServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Authorizer authorizer;
  private final URI engine;

  /** Listens at once. */
  public SearchGateway(
      int port, Certificate certificate, Cloud cloud, Sessions sessions, URI engine) {
    this.authorizer = new Authorizer(cloud, sessions, new Permissions(cloud), Clock.systemUTC());
    this.engine = engine;
    try {
      this.server =
          HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot listen on port " + port, e);
    }
    server.setHttpsConfigurator(new HttpsConfigurator(certificate.serverContext()));
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      try {
        Optional<String> refusal =
            authorizer.refusal(
                exchange.getRequestMethod(),
                exchange.getRequestURI(),
                exchange.getRequestHeaders(),
                body);
        if (refusal.isPresent()) {
          answer(exchange, 403, message(refusal.get()));
        } else {
          forward(exchange, body);
        }
      } catch (RuntimeException e) {
        LOG.error("a search request failed", e);
        answer(exchange, 500, message("An internal failure occurred."));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** An error as search domains word it. */
  private static byte[] message(String text) {
    return Json.MAPPER
        .createObjectNode()
        .put("Message", text)
        .toString()
        .getBytes(StandardCharsets.UTF_8);
  }

  private void forward(HttpExchange exchange, byte[] body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
                URI.create(engine.toString() + exchange.getRequestURI().toASCIIString()))
            .method(
                exchange.getRequestMethod(),
                body.length == 0
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofByteArray(body));
    String type = exchange.getRequestHeaders().getFirst("Content-Type");
    if (type != null) {
      request.header("Content-Type", type);
    }
    try {
      HttpResponse<byte[]> response =
          client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      response
          .headers()
          .firstValue("content-type")
          .ifPresent(value -> exchange.getResponseHeaders().set("Content-Type", value));
      answer(exchange, response.statusCode(), response.body());
    } catch (IOException e) {
      answer(exchange, 503, message("The search engine is starting."));
    }
  }

  private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.getResponseHeaders().putIfAbsent("Content-Type", List.of("application/json"));
    boolean bodiless = exchange.getRequestMethod().equals("HEAD") || body.length == 0;
    exchange.sendResponseHeaders(status, bodiless ? -1 : body.length);
    if (!bodiless) {
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
