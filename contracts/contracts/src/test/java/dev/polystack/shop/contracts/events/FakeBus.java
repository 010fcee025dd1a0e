package dev.polystack.shop.contracts.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.polystack.shop.contracts.Resources;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;

/**
 * An endpoint that speaks PutEvents and refuses what it is told to: no real bus refuses on command.
 */
final class FakeBus implements AutoCloseable {

  private final HttpServer server;
  private final EventBridgeClient client;
  private final List<List<String>> requests = new CopyOnWriteArrayList<>();
  private int status = 200;
  private final BiFunction<Integer, String, @Nullable String> refusal;

  /**
   * Starts it.
   *
   * @param refusal the error code for an entry, by the number of the request (from 1) and the
   *     entry's detail; null takes it
   */
  FakeBus(BiFunction<Integer, String, @Nullable String> refusal) throws IOException {
    this.refusal = refusal;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    client =
        EventBridgeClient.builder()
            .endpointOverride(URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
            .region(Region.EU_CENTRAL_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build();
  }

  /** One that refuses every request as a whole. */
  static FakeBus refusingRequests(String code) throws IOException {
    FakeBus bus = new FakeBus((request, detail) -> code);
    bus.status = 400;
    return bus;
  }

  EventBridgeClient client() {
    return client;
  }

  /** The details of each request's entries. */
  List<List<String>> requests() {
    return requests;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      JsonNode request =
          Resources.json(
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
      List<String> details = new ArrayList<>();
      request.path("Entries").forEach(entry -> details.add(entry.path("Detail").asText()));
      requests.add(details);
      byte[] body =
          (status == 200 ? results(details) : refused(details)).getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.1");
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private String refused(List<String> details) {
    return "{\"__type\":\"%s\",\"message\":\"as told\"}"
        .formatted(refusal.apply(requests.size(), details.get(0)));
  }

  private String results(List<String> details) {
    ArrayNode entries = JsonNodeFactory.instance.arrayNode();
    int failed = 0;
    for (String detail : details) {
      String code = refusal.apply(requests.size(), detail);
      if (code == null) {
        entries.addObject().put("EventId", "taken");
      } else {
        failed++;
        entries.addObject().put("ErrorCode", code).put("ErrorMessage", "as told");
      }
    }
    return "{\"FailedEntryCount\":%d,\"Entries\":%s}".formatted(failed, entries);
  }

  @Override
  public void close() {
    client.close();
    server.stop(0);
  }
}
