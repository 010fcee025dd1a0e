package dev.polystack.local.search;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.codelibs.opensearch.runner.OpenSearchRunner;

/** One OpenSearch node, in a process of its own that ends with its parent. */
public final class SearchNode {

  private SearchNode() {}

  /**
   * Runs until the parent is gone.
   *
   * @param arguments the folder for data, and the HTTP port
   */
  public static void main(String[] arguments) throws IOException {
    AtomicBoolean built = new AtomicBoolean();
    new Thread(() -> endWithParent(built), "parent-watch").start();
    OpenSearchRunner runner = new OpenSearchRunner();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> close(runner), "close"));
    runner.onBuild(
        (number, settings) -> {
          settings.put("network.host", "127.0.0.1");
          settings.put("http.port", arguments[1]);
          settings.put("discovery.type", "single-node");
          settings.put("action.auto_create_index", "false");
          settings.put("cluster.routing.allocation.disk.threshold_enabled", "false");
        });
    runner.build(
        OpenSearchRunner.newConfigs()
            .basePath(arguments[0])
            .clusterName("embedded")
            .numOfNode(1)
            .useLogger());
    built.set(true);
  }

  /** The parent holds the other end of stdin, so its end, however sudden, is this process's. */
  private static void endWithParent(AtomicBoolean built) {
    try {
      while (System.in.read() >= 0) {
        // Nothing is ever said.
      }
    } catch (IOException e) {
      // The same as an end.
    }
    if (built.get()) {
      System.exit(0);
    }
    Runtime.getRuntime().halt(0); // Half a node cannot be closed, and has nothing to lose.
  }

  private static void close(OpenSearchRunner runner) {
    try {
      runner.close();
    } catch (IOException e) {
      System.err.println("the search node did not close cleanly: " + e.getMessage());
    }
  }
}
