package dev.polystack.pacts.junit;

import au.com.dius.pact.provider.junit5.TestTarget;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.polystack.appsync.Caller;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The door in front of a provider's functions, as their cloud would open it: requests come by HTTP,
 * and whoever brings a token is the user that {@link #signIn} has named. Without a user every token
 * is a wrong one.
 */
public abstract sealed class Gateway permits RestGateway, GraphqlGateway {

  private @Nullable Map<String, Object> claims;

  /** Called by the two kinds. */
  Gateway() {}

  /**
   * From now on tokens are this user's.
   *
   * @param claims what the token says, such as {@code sub} and {@code cognito:groups}
   */
  public final void signIn(Map<String, Object> claims) {
    this.claims = Map.copyOf(claims);
  }

  /** Opens the door for one interaction; {@link ProviderPacts} closes it again. */
  public final TestTarget target() {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext("/", this::handle);
      server.start();
      return new GatewayTarget(server);
    } catch (IOException e) {
      throw new UncheckedIOException("no port to listen on", e);
    }
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      GatewayAnswer answer =
          answer(
              new GatewayRequest(
                  exchange.getRequestMethod(),
                  exchange.getRequestURI(),
                  Caller.headers(exchange.getRequestHeaders()),
                  exchange.getRequestBody().readAllBytes()));
      answer.headers().forEach(exchange.getResponseHeaders()::put);
      byte[] body = answer.body();
      exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }

  /** What a request is answered with. */
  abstract GatewayAnswer answer(GatewayRequest request);

  /** Who sent the request; empty if its token is missing or nobody's. */
  final Optional<Map<String, Object>> user(GatewayRequest request) {
    String token =
        Objects.requireNonNullElse(request.headers().get("authorization"), "")
            .replaceFirst("^Bearer ", "");
    return token.isBlank() ? Optional.empty() : Optional.ofNullable(claims);
  }
}
