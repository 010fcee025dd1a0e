package dev.polystack.local.search;

import dev.polystack.local.Child;
import dev.polystack.local.Home;
import dev.polystack.local.LastWords;
import dev.polystack.local.Part;
import java.io.File;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The search engine as a part of the cloud: one node, reachable only from this machine. */
public final class SearchEngine implements Part {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** A single node is never better than yellow: it has no place for replicas. */
  private static final String HEALTHY = "/_cluster/health?wait_for_status=yellow&timeout=1s";

  private final Home home;
  private final int port;

  /** An engine that is not started yet. */
  public SearchEngine(Home home, int port) {
    this.home = home;
    this.port = port;
  }

  @Override
  public String name() {
    return "search-engine";
  }

  /** Where the node answers, without any check of who asks. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + port);
  }

  @Override
  public Path log() {
    return home.log("search-engine");
  }

  @Override
  public Child start(Consumer<Child> launched) {
    Child child =
        Child.start(
            List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xms128m",
                "-Xmx384m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Djava.io.tmpdir=" + home.work("search"),
                "-Djna.tmpdir=" + home.work("search"),
                "-Dlogback.configurationFile=dev/polystack/local/logback-daemon.xml",
                "-cp",
                classPath(),
                SearchNode.class.getName(),
                home.state("search").toString(),
                String.valueOf(port)),
            home.work("search"),
            Map.of(),
            log());
    launched.accept(child);
    awaitAnswer(child);
    return child;
  }

  /** This process's own, from wherever it was started. */
  private static String classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  private void awaitAnswer(Child child) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!answers()) {
      if (!child.isAlive() || System.nanoTime() > deadline) {
        child.stop();
        throw new IllegalStateException("the search engine did not start:" + LastWords.of(log()));
      }
      try {
        Thread.sleep(50);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        child.stop();
        throw new IllegalStateException("interrupted while the search engine started", e);
      }
    }
  }

  /** Whether it can be asked for every document that it has: not while it still recovers them. */
  private boolean answers() {
    try {
      HttpURLConnection connection =
          (HttpURLConnection) address().resolve(HEALTHY).toURL().openConnection();
      connection.setConnectTimeout(500);
      connection.setReadTimeout(2000);
      return connection.getResponseCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }
}
