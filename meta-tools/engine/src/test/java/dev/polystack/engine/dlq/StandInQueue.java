package dev.polystack.engine.dlq;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.polystack.engine.cloud.RunningCloud;
import dev.polystack.engine.cloud.Target;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.utils.Md5Utils;

/** A dead-letter queue in SQS, of so many messages as no embedded cloud would be filled with. */
final class StandInQueue implements AutoCloseable {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String BODY = "{}";
  private static final String MD5 =
      HexFormat.of().formatHex(Md5Utils.computeMD5Hash(BODY.getBytes(StandardCharsets.UTF_8)));

  private final HttpServer server;
  private final List<String> messages = new ArrayList<>();
  private final Set<String> hidden = new TreeSet<>();
  private boolean hides = true;
  private int count;
  private int receives;

  StandInQueue() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  Target target() {
    return new Target(
        "shop",
        "dev",
        new RunningCloud(
            1,
            "http://127.0.0.1:" + server.getAddress().getPort(),
            "eu-central-1",
            "000000000000",
            "key",
            "secret",
            Map.of(),
            "2026-11-02T09:30:00Z"));
  }

  /** Messages {@code m0}, {@code m1} and so on, which came from the queue {@code orders}. */
  synchronized void holds(int number) {
    for (int i = 0; i < number; i++) {
      messages.add("m" + i);
    }
    count = number;
  }

  /** Says that so many wait. */
  synchronized void counts(int number) {
    count = number;
  }

  /** What was received is there again at once, as after the time for which it is hidden. */
  synchronized void hidesNothing() {
    hides = false;
  }

  /** How often somebody has asked for messages. */
  synchronized int receives() {
    return receives;
  }

  /** The messages that anybody can receive. */
  synchronized List<String> visible() {
    return messages.stream().filter(id -> !hidden.contains(id)).toList();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String action = exchange.getRequestHeaders().getFirst("X-Amz-Target").replaceFirst(".*\\.", "");
    JsonNode question = JSON.readTree(exchange.getRequestBody());
    byte[] bytes = answer(action, question).toString().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private synchronized ObjectNode answer(String action, JsonNode question) {
    ObjectNode answer = JSON.createObjectNode();
    switch (action) {
      case "GetQueueAttributes" ->
          answer.putObject("Attributes").put("ApproximateNumberOfMessages", String.valueOf(count));
      case "ReceiveMessage" -> receive(question.path("MaxNumberOfMessages").asInt(), answer);
      case "SendMessage" -> answer.put("MessageId", "new").put("MD5OfMessageBody", MD5);
      case "DeleteMessage" -> messages.remove(question.path("ReceiptHandle").asText());
      case "ChangeMessageVisibilityBatch" ->
          question
              .path("Entries")
              .forEach(entry -> hidden.remove(entry.path("ReceiptHandle").asText()));
      default -> throw new IllegalArgumentException(action);
    }
    return answer;
  }

  private void receive(int most, ObjectNode answer) {
    receives++;
    var received = answer.putArray("Messages");
    for (String id : visible().stream().limit(most).toList()) {
      ObjectNode message = received.addObject();
      message.put("MessageId", id).put("ReceiptHandle", id).put("Body", BODY).put("MD5OfBody", MD5);
      message
          .putObject("Attributes")
          .put("DeadLetterQueueSourceArn", "arn:aws:sqs:eu-central-1:1:orders");
      if (hides) {
        hidden.add(id);
      }
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
