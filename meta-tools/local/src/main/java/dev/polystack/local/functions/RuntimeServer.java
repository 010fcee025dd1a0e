package dev.polystack.local.functions;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.polystack.local.Json;
import dev.polystack.local.functions.Call.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The Lambda Runtime API of one function's JVM.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html">Lambda Runtime
 *     API</a>
 */
final class RuntimeServer implements AutoCloseable {

  private static final String BASE = "/2018-06-01/runtime/";

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final BlockingQueue<Call> waiting = new LinkedBlockingQueue<>();
  private final Map<String, Call> running = new ConcurrentHashMap<>();
  private final CompletableFuture<Optional<Outcome>> started = new CompletableFuture<>();

  RuntimeServer() {
    try {
      this.server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException("no port for a function's runtime API", e);
    }
    server.setExecutor(threads);
    server.createContext(BASE + "invocation/next", this::next);
    server.createContext(BASE + "invocation/", this::end);
    server.createContext(BASE + "init/error", this::initialisationFailed);
    server.start();
  }

  /** The value of AWS_LAMBDA_RUNTIME_API. */
  String address() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  /** Completes when the function first asks for work, with nothing, or with why it cannot start. */
  CompletableFuture<Optional<Outcome>> started() {
    return started;
  }

  void submit(Call call) {
    waiting.add(call);
  }

  /** Ends every call that is waiting or running with this error. */
  void failAll(String type, String message) {
    waiting.addAll(running.values());
    running.clear();
    Call call;
    while ((call = waiting.poll()) != null) {
      call.outcome().complete(new Outcome(true, error(type, message)));
    }
  }

  private void next(HttpExchange exchange) throws IOException {
    try (exchange) {
      started.complete(Optional.empty());
      Call call = waiting.take();
      running.put(call.requestId(), call);
      exchange.getResponseHeaders().set("Lambda-Runtime-Aws-Request-Id", call.requestId());
      exchange
          .getResponseHeaders()
          .set("Lambda-Runtime-Deadline-Ms", String.valueOf(call.deadlineMillis()));
      exchange.getResponseHeaders().set("Lambda-Runtime-Invoked-Function-Arn", call.functionArn());
      exchange.sendResponseHeaders(200, call.payload().length);
      exchange.getResponseBody().write(call.payload());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void end(HttpExchange exchange) throws IOException {
    try (exchange) {
      String[] path = exchange.getRequestURI().getPath().substring(BASE.length()).split("/");
      byte[] json = exchange.getRequestBody().readAllBytes();
      exchange.sendResponseHeaders(202, -1);
      Call call = running.remove(path[1]);
      if (call != null) {
        call.outcome().complete(new Outcome(path[2].equals("error"), json));
      }
    }
  }

  private void initialisationFailed(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] json = exchange.getRequestBody().readAllBytes();
      exchange.sendResponseHeaders(202, -1);
      started.complete(Optional.of(new Outcome(true, json)));
    }
  }

  static byte[] error(String type, String message) {
    return Json.MAPPER
        .createObjectNode()
        .put("errorMessage", message)
        .put("errorType", type)
        .toString()
        .getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
