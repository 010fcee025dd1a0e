package dev.polystack.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/**
 * What {@code meta status} sees of AWS: {@code prod} runs {@code orders}, {@code foreign} is
 * somebody else's, {@code silent} never answers, any other environment runs nothing. No stack is
 * there.
 */
final class ParameterStore implements AutoCloseable {

  private static final String RECORD =
      "{\"Parameters\": [{\"Name\": \"%s/orders/deployed\", \"Value\":"
          + " \"{\\\"version\\\":\\\"1.2.0\\\",\\\"pacts\\\":[],\\\"results\\\":[]}\"}]}";
  private static final String NO_STACKS =
      "<DescribeStacksResponse><DescribeStacksResult><Stacks/></DescribeStacksResult>"
          + "</DescribeStacksResponse>";

  private final CountDownLatch end = new CountDownLatch(1);
  private final HttpServer server;

  ParameterStore() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.setExecutor(Executors.newCachedThreadPool());
    server.start();
  }

  /** By which a command reaches it. */
  Map<String, String> variables() {
    return Map.of(
        "AWS_ENDPOINT_URL",
        "http://127.0.0.1:" + server.getAddress().getPort(),
        "AWS_REGION",
        "eu-central-1",
        "AWS_ACCESS_KEY_ID",
        "key",
        "AWS_SECRET_ACCESS_KEY",
        "secret");
  }

  private void answer(HttpExchange exchange) throws IOException {
    String question = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    if (question.contains("/silent/")) {
      try {
        end.await();
      } catch (InterruptedException e) {
        return;
      }
    }
    boolean foreign = question.contains("/foreign/");
    byte[] bytes = answer(question, foreign).getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(foreign ? 400 : 200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private static String answer(String question, boolean foreign) {
    if (foreign) {
      return "{\"__type\": \"AccessDeniedException\", \"message\": \"not yours\"}";
    }
    if (question.contains("Action=DescribeStacks")) {
      return NO_STACKS;
    }
    return question.contains("/prod/")
        ? RECORD.formatted(project(question))
        : "{\"Parameters\": []}";
  }

  private static String project(String question) {
    return question.replaceFirst("(?s).*\"(/[^\"]*/prod)/[^\"]*\".*", "$1");
  }

  @Override
  public void close() {
    end.countDown();
    server.stop(0);
  }
}
