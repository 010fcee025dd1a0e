package dev.polystack.local;

import dev.polystack.local.emulator.Emulator;
import dev.polystack.local.functions.FunctionHost;
import dev.polystack.local.functions.Sessions;
import dev.polystack.local.graphql.GraphqlFront;
import dev.polystack.local.search.Certificate;
import dev.polystack.local.search.SearchEngine;
import dev.polystack.local.search.SearchGateway;
import dev.polystack.local.streams.StreamPollers;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The daemon: starts every part, watches it, says how it is, and stops it all in the end. */
@Command(name = "local-cloud", description = "Runs the embedded cloud of one checkout.")
public final class LocalCloud implements Callable<Integer> {

  private static final String REGION = "eu-central-1";

  @Option(names = "--home", required = true, description = "Where it keeps everything.")
  private @Nullable Path homeFolder;

  @Option(names = "--python", required = true, description = "The interpreter with the emulator.")
  private @Nullable Path python;

  @Option(names = "--port", description = "The API's port; another one is an error.")
  private int port;

  /** Not static: {@link #main} says first how to log. */
  private final Logger log = LoggerFactory.getLogger(LocalCloud.class);

  private final List<AutoCloseable> closeables = new ArrayList<>();

  /** Runs until it is asked to end. */
  public static void main(String[] arguments) {
    // The JDK's server answers 40 ms late otherwise: Nagle's algorithm waits for an
    // acknowledgement.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    System.setProperty("logback.configurationFile", "dev/polystack/local/logback-daemon.xml");
    int status =
        new CommandLine(new LocalCloud())
            .setExecutionExceptionHandler(
                (e, command, parsed) -> {
                  LoggerFactory.getLogger(LocalCloud.class).error("The embedded cloud stopped.", e);
                  System.err.println(e.getMessage());
                  return 1;
                })
            .execute(arguments);
    System.exit(status);
  }

  @Override
  public Integer call() throws Exception {
    Home home = new Home(Objects.requireNonNull(homeFolder).toAbsolutePath());
    Path interpreter = Objects.requireNonNull(python).toAbsolutePath();
    Files.createDirectories(home.root());
    Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop"));
    try (OnlyOne only = OnlyOne.in(home)) {
      start(home, interpreter);
      Thread.currentThread().join();
    }
    return 0;
  }

  private void start(Home home, Path interpreter) throws IOException {
    long began = System.nanoTime();
    Files.deleteIfExists(home.cloudFile());
    Identity identity = Identity.of(home, port);
    MovedPorts.rewrite(home.state("emulator"), identity.moved());
    Cloud cloud =
        new Cloud(
            URI.create("http://127.0.0.1:" + identity.port("api")),
            REGION,
            identity.accessKeyId(),
            identity.secretAccessKey());
    Certificate certificate = Certificate.of(home);
    Sessions sessions = new Sessions(cloud);
    FunctionHost functions =
        closed(
            new FunctionHost(
                cloud,
                home,
                sessions,
                certificate.jvmOptions(),
                Map.of(
                    "AWS_ENDPOINT_URL", cloud.endpoint().toString(),
                    "AWS_REGION", REGION,
                    "AWS_DEFAULT_REGION", REGION)));
    Watched emulator =
        new Watched(
            new Emulator(
                home,
                interpreter,
                cloud,
                Map.of(
                    "POLYSTACK_FUNCTION_HOST", functions.address(),
                    "POLYSTACK_GRAPHQL_FRONT", "http://127.0.0.1:" + identity.port("graphql"),
                    "MINISTACK_OPENSEARCH_ENDPOINT", "127.0.0.1:" + identity.port("search"))),
            sessions::forget);
    SearchEngine engine = new SearchEngine(home, identity.port("searchNode"));
    Watched search = new Watched(engine, () -> {});
    closeables.add(emulator::stop);
    closeables.add(search::stop);
    CompletableFuture<Void> searchStarted = CompletableFuture.runAsync(search::start);
    emulator.start();
    closed(
        new SearchGateway(identity.port("search"), certificate, cloud, sessions, engine.address()));
    closed(new GraphqlFront(identity.port("graphql"), cloud));
    closed(new StreamPollers(cloud, home, sessions));
    List<Watched> watched = List.of(emulator, search);
    closed(new Admin(identity.port("admin"), watched, functions));
    searchStarted.join();
    CloudFile.write(home, cloud, identity, watched);
    log.info("ready in {} ms", (System.nanoTime() - began) / 1_000_000);
  }

  private <T extends AutoCloseable> T closed(T closeable) {
    closeables.add(closeable);
    return closeable;
  }

  private void stop() {
    log.info("stopping");
    for (int i = closeables.size() - 1; i >= 0; i--) {
      try {
        closeables.get(i).close();
      } catch (Exception e) {
        log.warn("a part did not stop cleanly", e);
      }
    }
    if (homeFolder != null) {
      CloudFile.delete(new Home(homeFolder.toAbsolutePath()));
    }
    log.info("stopped");
  }
}
