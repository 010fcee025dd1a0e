package dev.polystack.local;

import dev.polystack.local.emulator.Emulator;
import dev.polystack.local.functions.FunctionHost;
import dev.polystack.local.functions.Sessions;
import dev.polystack.local.graphql.GraphqlFront;
import dev.polystack.local.search.Certificate;
import dev.polystack.local.search.SearchEngine;
import dev.polystack.local.search.SearchGateway;
import dev.polystack.local.streams.StreamPollers;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Every part of the cloud, started in order and closed in the opposite one. */
final class Parts implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Parts.class);

  private static final String REGION = "eu-central-1";

  private final Home home;
  private final Identity identity;
  private final List<AutoCloseable> closeables = new ArrayList<>();
  private boolean closed;

  Parts(Home home, Identity identity) {
    this.home = home;
    this.identity = identity;
  }

  /**
   * Starts everything and says so in {@code cloud.json}.
   *
   * @param python the interpreter of the virtual environment that has the emulator
   * @throws IllegalStateException if a part does not start, or stays down; the message says why
   */
  void start(Path python, Leftovers leftovers) {
    Cloud cloud =
        new Cloud(local("http", "api"), REGION, identity.accessKeyId(), identity.secretAccessKey());
    Certificate certificate = Certificate.of(home);
    Sessions sessions = new Sessions(cloud);
    FunctionHost functions =
        opened(
            new FunctionHost(
                cloud,
                home,
                sessions,
                certificate.jvmOptions(),
                Map.of(
                    "AWS_ENDPOINT_URL", cloud.endpoint().toString(),
                    "AWS_REGION", REGION,
                    "AWS_DEFAULT_REGION", REGION)));
    SearchEngine engine = new SearchEngine(home, identity.port("searchNode"));
    Watched search = new Watched(engine, leftovers, () -> {});
    Watched emulator =
        new Watched(
            new Emulator(
                home,
                python,
                cloud,
                Map.of(
                    "POLYSTACK_FUNCTION_HOST", functions.address(),
                    "POLYSTACK_GRAPHQL_FRONT", local("http", "graphql").toString(),
                    "MINISTACK_OPENSEARCH_ENDPOINT", "127.0.0.1:" + identity.port("search"))),
            leftovers,
            sessions::forget);
    List<Watched> watched = List.of(emulator, search);
    opened(() -> stop(watched));
    CompletableFuture<Void> searchStarted = inBackground(search::start);
    emulator.start();
    opened(
        new SearchGateway(identity.port("search"), certificate, cloud, sessions, engine.address()));
    opened(new GraphqlFront(identity.port("graphql"), cloud, sessions));
    opened(new StreamPollers(cloud, home, sessions));
    opened(new Admin(identity.port("admin"), watched, functions));
    await(searchStarted);
    announce(cloud, watched);
  }

  private URI local(String scheme, String part) {
    return URI.create(scheme + "://127.0.0.1:" + identity.port(part));
  }

  /** Says that the cloud is there, if it is: a part may have ended again since it answered. */
  void announce(Cloud cloud, List<Watched> watched) {
    watched.forEach(Watched::awaitUp);
    synchronized (this) {
      if (!closed) {
        CloudFile.write(home, cloud, identity, watched);
      }
    }
  }

  /** A part that comes too late, while everything is closed already, is closed at once. */
  private synchronized <T extends AutoCloseable> T opened(T part) {
    if (closed) {
      close(part);
      throw new IllegalStateException("asked to stop while starting");
    }
    closeables.add(part);
    return part;
  }

  private static void stop(List<Watched> watched) {
    CompletableFuture.allOf(
            watched.stream()
                .map(each -> inBackground(each::stop))
                .toArray(CompletableFuture<?>[]::new))
        .join();
  }

  /** In a thread of its own: the common pool has one on a machine with two cores. */
  private static CompletableFuture<Void> inBackground(Runnable action) {
    return CompletableFuture.runAsync(action, task -> new Thread(task, "part").start());
  }

  private static void await(CompletableFuture<Void> started) {
    try {
      started.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof IllegalStateException cause ? cause : e;
    }
  }

  @Override
  public void close() {
    List<AutoCloseable> open;
    synchronized (this) {
      closed = true;
      CloudFile.delete(home);
      open = new ArrayList<>(closeables);
      closeables.clear();
    }
    for (int i = open.size() - 1; i >= 0; i--) {
      close(open.get(i));
    }
  }

  private static void close(AutoCloseable part) {
    try {
      part.close();
    } catch (Exception e) {
      LOG.warn("a part did not stop cleanly", e);
    }
  }
}
