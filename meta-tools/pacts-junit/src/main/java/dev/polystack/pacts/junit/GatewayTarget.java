package dev.polystack.pacts.junit;

import au.com.dius.pact.provider.junit5.HttpTestTarget;
import com.sun.net.httpserver.HttpServer;

/** Sends an interaction's request to a gateway, which is closed after it. */
final class GatewayTarget extends HttpTestTarget implements AutoCloseable {

  private final HttpServer server;

  GatewayTarget(HttpServer server) {
    super(server.getAddress().getAddress().getHostAddress(), server.getAddress().getPort());
    this.server = server;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
