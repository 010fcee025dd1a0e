package dev.polystack.local;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.polystack.local.functions.FunctionHost;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Tells how every part is: {@code GET /health}. */
final class Admin implements AutoCloseable {

  private final HttpServer server;
  private final List<Watched> watched;
  private final FunctionHost functions;

  Admin(int port, List<Watched> watched, FunctionHost functions) {
    this.watched = List.copyOf(watched);
    this.functions = functions;
    try {
      this.server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot listen on port " + port, e);
    }
    server.createContext("/health", this::health);
    server.start();
  }

  private void health(HttpExchange exchange) throws IOException {
    try (exchange) {
      List<Map<String, Object>> parts = new ArrayList<>();
      watched.forEach(each -> parts.add(each.health()));
      boolean ready = parts.stream().allMatch(part -> "running".equals(part.get("state")));
      parts.addAll(functions.health());
      byte[] json = Json.MAPPER.writeValueAsBytes(Map.of("ready", ready, "parts", parts));
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, json.length);
      exchange.getResponseBody().write(json);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
