package dev.polystack.local.search;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.polystack.local.Cloud;
import dev.polystack.local.Json;
import dev.polystack.local.functions.Session;
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
import java.util.List;
import java.util.Locale;
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
  private final Cloud cloud;
  private final Sessions sessions;
  private final Permissions permissions;
  private final URI engine;

  /** Listens at once. */
  public SearchGateway(
      int port, Certificate certificate, Cloud cloud, Sessions sessions, URI engine) {
    this.cloud = cloud;
    this.sessions = sessions;
    this.permissions = new Permissions(cloud);
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
        Optional<String> refusal = refusal(exchange, body);
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

  /** Why the caller may not do this; empty if it may. */
  private Optional<String> refusal(HttpExchange exchange, byte[] body) {
    String method = exchange.getRequestMethod();
    URI uri = exchange.getRequestURI();
    Optional<SignatureV4> signature = SignatureV4.of(exchange.getRequestHeaders());
    if (signature.isEmpty() || !signature.get().service().equals("es")) {
      return Optional.of("User: anonymous is not authorized to perform: " + action(method));
    }
    String key = signature.get().accessKeyId();
    boolean root = key.equals(cloud.accessKeyId());
    Optional<Session> session = sessions.byAccessKey(key);
    if (!root && session.isEmpty()) {
      return Optional.of("The security token included in the request is invalid.");
    }
    String secret = session.map(Session::secretAccessKey).orElse(cloud.secretAccessKey());
    if (!signature.get().isMadeWith(secret, method, uri, exchange.getRequestHeaders(), body)) {
      return Optional.of(
          "The request signature we calculated does not match the signature you provided.");
    }
    if (root || permissions.allows(session.get().roleArn(), action(method), uri.getPath())) {
      return Optional.empty();
    }
    return Optional.of(
        "User: %s is not authorized to perform: %s on %s"
            .formatted(session.get().roleArn(), action(method), uri.getPath()));
  }

  private static String action(String method) {
    return "es:ESHttp" + method.charAt(0) + method.substring(1).toLowerCase(Locale.ROOT);
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
