package dev.polystack.local;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/**
 * A cloud that answers as a test wants, over real HTTP, so that the SDK's own clients take part. It
 * is for what a running emulator cannot be made to say; the tests named *IT have a real one.
 */
public final class Endpoint implements AutoCloseable {

  /**
   * What was asked.
   *
   * @param operation the target's or, where there is none, method and path
   * @param authorization the header; empty if there is none
   */
  public record Asked(String operation, String query, String authorization, String body) {}

  /** What is answered; a function's failure is a header beside a good status. */
  public record Answer(int status, Map<String, String> headers, String body) {

    /** A good answer. */
    public static Answer of(String body) {
      return new Answer(200, Map.of(), body);
    }
  }

  /** A role that was assumed: its access key is {@code roles-key}. */
  public static final Answer ASSUMED_ROLE =
      Answer.of(
          """
          <AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult>
            <Credentials><AccessKeyId>roles-key</AccessKeyId><SecretAccessKey>secret</SecretAccessKey>
              <SessionToken>token</SessionToken><Expiration>2100-01-01T00:00:00Z</Expiration></Credentials>
          </AssumeRoleResult></AssumeRoleResponse>
          """);

  private final List<Asked> asked = new CopyOnWriteArrayList<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;

  private Endpoint(Function<Asked, Answer> answers) {
    try {
      this.server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", exchange -> handle(exchange, answers));
    server.start();
  }

  /** One that is called with everything that is asked. */
  public static Endpoint answering(Function<Asked, Answer> answers) {
    return new Endpoint(answers);
  }

  /** How its clients see it. */
  public Cloud cloud() {
    return new Cloud(
        URI.create("http://127.0.0.1:" + server.getAddress().getPort()),
        "eu-central-1",
        "key",
        "secret");
  }

  /** Everything whose operation has this in its name, in order. */
  public List<Asked> asked(String operation) {
    return asked.stream().filter(each -> each.operation().contains(operation)).toList();
  }

  private void handle(HttpExchange exchange, Function<Asked, Answer> answers) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      Asked question =
          new Asked(
              Objects.requireNonNullElse(
                  exchange.getRequestHeaders().getFirst("X-Amz-Target"),
                  exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath()),
              Objects.requireNonNullElse(exchange.getRequestURI().getQuery(), ""),
              Objects.requireNonNullElse(
                  exchange.getRequestHeaders().getFirst("Authorization"), ""),
              body);
      asked.add(question);
      Answer answer = answers.apply(question);
      answer.headers().forEach(exchange.getResponseHeaders()::set);
      byte[] json = answer.body().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(answer.status(), json.length == 0 ? -1 : json.length);
      exchange.getResponseBody().write(json);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
