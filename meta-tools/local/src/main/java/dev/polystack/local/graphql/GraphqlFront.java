package dev.polystack.local.graphql;

import com.nimbusds.jwt.JWTClaimsSet;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.polystack.appsync.AppSyncApi;
import dev.polystack.appsync.Caller;
import dev.polystack.appsync.GraphqlAnswer;
import dev.polystack.local.Cloud;
import dev.polystack.local.Json;
import dev.polystack.local.functions.Sessions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The address of every deployed GraphQL API: {@code /<api id>/graphql}. */
public final class GraphqlFront implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(GraphqlFront.class);

  /** So long may a changed schema go unnoticed. */
  private static final long REMEMBERED_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final DeployedApis apis;
  private final Tokens tokens;
  private final DeployedFunctions functions;
  private final Map<String, Known> known = new ConcurrentHashMap<>();

  private record Known(DeployedApi deployed, AppSyncApi api, long lookedAt) {}

  /** Listens at once. */
  public GraphqlFront(int port, Cloud cloud, Sessions sessions) {
    this.apis = new DeployedApis(cloud);
    this.tokens = new Tokens(cloud);
    this.functions = new DeployedFunctions(cloud, sessions);
    try {
      this.server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot listen on port " + port, e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      serve(exchange);
    }
  }

  private void serve(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("Access-Control-Allow-Origin", "*");
    exchange.getResponseHeaders().set("Access-Control-Allow-Headers", "*");
    byte[] body = exchange.getRequestBody().readAllBytes();
    if (exchange.getRequestMethod().equals("OPTIONS")) {
      exchange.sendResponseHeaders(204, -1);
      return;
    }
    send(exchange, answer(exchange, body));
  }

  private GraphqlAnswer answer(HttpExchange exchange, byte[] body) {
    try {
      Optional<Known> api = api(exchange.getRequestURI().getPath());
      if (api.isEmpty()) {
        return GraphqlAnswer.noSuchApi();
      }
      Optional<Caller> caller =
          tokens
              .verify(token(exchange), api.get().deployed())
              .map(JWTClaimsSet::toJSONObject)
              .map(claims -> new Caller(claims, Caller.headers(exchange.getRequestHeaders())));
      return api.get().api().answer(body, caller);
    } catch (UnsupportedApiException e) {
      LOG.error("{}", e.getMessage());
      return GraphqlAnswer.internalFailure(String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      LOG.error("a GraphQL request failed", e);
      return GraphqlAnswer.internalFailure("An internal failure occurred.");
    }
  }

  private Optional<Known> api(String path) {
    String[] parts = path.split("/");
    if (parts.length != 3 || !parts[2].equals("graphql")) {
      return Optional.empty();
    }
    return Optional.ofNullable(known.compute(parts[1], this::refreshed));
  }

  private @Nullable Known refreshed(String id, @Nullable Known before) {
    long now = System.nanoTime();
    if (before != null && now - before.lookedAt() < REMEMBERED_NANOS) {
      return before;
    }
    Optional<DeployedApi> deployed = apis.find(id);
    if (deployed.isEmpty()) {
      return null;
    }
    return before != null && before.deployed().equals(deployed.get())
        ? new Known(before.deployed(), before.api(), now)
        : new Known(deployed.get(), functions.api(deployed.get()), now);
  }

  private static String token(HttpExchange exchange) {
    String header =
        Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("Authorization"), "");
    return header.replaceFirst("^Bearer ", "");
  }

  private static void send(HttpExchange exchange, GraphqlAnswer answer) throws IOException {
    byte[] body = Json.MAPPER.writeValueAsBytes(answer.json());
    exchange.getResponseHeaders().set("Content-Type", "application/json;charset=UTF-8");
    exchange.sendResponseHeaders(answer.status(), body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
