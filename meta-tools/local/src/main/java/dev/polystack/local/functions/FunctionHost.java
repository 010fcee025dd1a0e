package dev.polystack.local.functions;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.polystack.local.Cloud;
import dev.polystack.local.Home;
import dev.polystack.local.functions.Call.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.GetFunctionResponse;

/**
 * Runs functions. The emulator hands every invocation over by HTTP and names the code's revision in
 * the address; it also says when a function has changed, so that the new revision starts at once.
 */
public final class FunctionHost implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(FunctionHost.class);

  private static final long IDLE_MILLIS = TimeUnit.MINUTES.toMillis(15);

  /** Longer than any invocation, which may still run with the files of before. */
  private static final long SWEEP_MINUTES = 16;

  /** Of an answer, in bytes: 6 MB and a little. */
  private static final int LARGEST_ANSWER = 6_291_556;

  private final Cloud cloud;
  private final Home home;
  private final Sessions sessions;
  private final LambdaClient lambda;
  private final FunctionFiles files;
  private final List<String> jvmOptions;
  private final Map<String, String> environment;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final ScheduledExecutorService housekeeping =
      Executors.newSingleThreadScheduledExecutor();
  private final Map<String, Running> running = new ConcurrentHashMap<>();

  private record Running(String revision, FunctionProcess process) {}

  /**
   * A host that listens at once, on a port of its own.
   *
   * @param jvmOptions for every function's JVM
   * @param environment what every function gets beside Lambda's own variables
   */
  public FunctionHost(
      Cloud cloud,
      Home home,
      Sessions sessions,
      List<String> jvmOptions,
      Map<String, String> environment) {
    this.jvmOptions = List.copyOf(jvmOptions);
    this.cloud = cloud;
    this.home = home;
    this.sessions = sessions;
    this.environment = Map.copyOf(environment);
    this.lambda = cloud.client(LambdaClient.builder());
    this.files = new FunctionFiles(cloud, home);
    try {
      this.server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException("no port for the function host", e);
    }
    server.setExecutor(threads);
    server.createContext("/2015-03-31/functions/", this::handle);
    server.start();
    housekeeping.scheduleWithFixedDelay(this::stopIdle, 1, 1, TimeUnit.MINUTES);
    housekeeping.scheduleWithFixedDelay(
        this::sweep, SWEEP_MINUTES, SWEEP_MINUTES, TimeUnit.MINUTES);
  }

  /** Where the emulator hands invocations over. */
  public String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String name = exchange.getRequestURI().getPath().split("/")[3];
      String revision = String.valueOf(exchange.getRequestURI().getQuery());
      if (exchange.getRequestMethod().equals("PUT")) {
        threads.execute(() -> prepare(name, revision));
        exchange.sendResponseHeaders(202, -1);
        return;
      }
      String requestId =
          Objects.requireNonNullElse(
              exchange.getRequestHeaders().getFirst("X-Amzn-Lambda-Request-Id"),
              UUID.randomUUID().toString());
      Outcome outcome = invoke(name, revision, requestId, exchange.getRequestBody().readAllBytes());
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      // Only a status outside 2xx counts as a failure to the emulator.
      exchange.sendResponseHeaders(
          outcome.failed() ? 500 : 200, outcome.json().length == 0 ? -1 : outcome.json().length);
      exchange.getResponseBody().write(outcome.json());
    }
  }

  /** Starts a function before it is called; if that fails, its first call will tell. */
  private void prepare(String name, String revision) {
    try {
      process(name, revision);
    } catch (RuntimeException e) {
      LOG.info("{} could not be started before it is called: {}", name, e.getMessage());
    }
  }

  private Outcome invoke(String name, String revision, String requestId, byte[] payload) {
    try {
      while (true) {
        Optional<Outcome> outcome = process(name, revision).invoke(requestId, payload);
        if (outcome.isPresent()) {
          return bounded(outcome.get());
        } // The process was retired while this invocation waited for its turn: the next one, then.
      }
    } catch (RuntimeException e) {
      LOG.error("{} could not be run", name, e);
      return new Outcome(
          true, RuntimeServer.error("Runtime.HostError", String.valueOf(e.getMessage())));
    }
  }

  private static Outcome bounded(Outcome outcome) {
    return outcome.json().length <= LARGEST_ANSWER
        ? outcome
        : new Outcome(
            true,
            RuntimeServer.error(
                "Function.ResponseSizeTooLarge",
                "Response payload size (%d bytes) exceeded maximum allowed payload size (%d bytes)."
                    .formatted(outcome.json().length, LARGEST_ANSWER)));
  }

  private FunctionProcess process(String name, String revision) {
    return running
        .compute(
            name,
            (key, current) -> {
              if (current != null
                  && current.revision().equals(revision)
                  && current.process().isUsable()
                  && sessions.isCurrent(current.process().session())) {
                return current;
              }
              if (current != null) {
                current.process().retire();
              }
              return new Running(revision, start(name));
            })
        .process();
  }

  private FunctionProcess start(String name) {
    long started = System.nanoTime();
    GetFunctionResponse function = lambda.getFunction(request -> request.functionName(name));
    Session session = sessions.of(name, function.configuration().role());
    FunctionProcess process =
        new FunctionProcess(
            function.configuration(),
            files.classPath(function),
            session,
            new FunctionLog(cloud, home, function.configuration(), session),
            jvmOptions,
            environment);
    LOG.info("{} was prepared in {} ms", name, (System.nanoTime() - started) / 1_000_000);
    return process;
  }

  private void stopIdle() {
    running
        .values()
        .removeIf(
            each -> {
              boolean idle = each.process().isIdleFor(IDLE_MILLIS);
              if (idle) {
                each.process().retire();
              }
              return idle;
            });
  }

  private void sweep() {
    try {
      files.sweep();
    } catch (RuntimeException e) { // An exception would end the schedule for good.
      LOG.info("what no function needs any more stays for now: {}", e.getMessage());
    }
  }

  /** The state of every function that has a process. */
  public List<Map<String, Object>> health() {
    return running.values().stream().map(each -> each.process().health()).toList();
  }

  /** Ends every function. */
  @Override
  public void close() {
    housekeeping.shutdownNow();
    server.stop(0);
    running.values().forEach(each -> each.process().close());
    running.values().forEach(each -> each.process().awaitEnd());
    threads.shutdownNow();
  }
}
