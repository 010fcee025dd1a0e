package dev.polystack.local.emulator;

import dev.polystack.local.Child;
import dev.polystack.local.Cloud;
import dev.polystack.local.Home;
import dev.polystack.local.LastWords;
import dev.polystack.local.Part;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** MiniStack with this project's patches, in a Python process. */
public final class Emulator implements Part {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Home home;
  private final Path python;
  private final Cloud cloud;
  private final Map<String, String> neighbours;

  /**
   * An emulator that is not started yet.
   *
   * @param python the interpreter of the virtual environment that has MiniStack
   * @param neighbours environment variables that say where the cloud's other parts are
   */
  public Emulator(Home home, Path python, Cloud cloud, Map<String, String> neighbours) {
    this.home = home;
    this.python = python;
    this.cloud = cloud;
    this.neighbours = Map.copyOf(neighbours);
  }

  @Override
  public String name() {
    return "emulator";
  }

  @Override
  public Path log() {
    return home.log("emulator");
  }

  @Override
  public Child start(Consumer<Child> launched) {
    Path launcher = PythonFiles.unpack(home.work("emulator"));
    Map<String, String> environment = new HashMap<>(neighbours);
    environment.putAll(
        Map.ofEntries(
            Map.entry("GATEWAY_PORT", String.valueOf(cloud.endpoint().getPort())),
            Map.entry("BIND_HOST", "127.0.0.1"),
            Map.entry("MINISTACK_HOST", "127.0.0.1"),
            Map.entry("MINISTACK_REGION", cloud.region()),
            Map.entry("AWS_DEFAULT_REGION", cloud.region()),
            Map.entry("AWS_ACCESS_KEY_ID", cloud.accessKeyId()),
            Map.entry("AWS_SECRET_ACCESS_KEY", cloud.secretAccessKey()),
            Map.entry("AUTH", "true"),
            Map.entry("USE_SSL", "0"), // With it, the emulator would take port 443 too.
            Map.entry("PERSIST_STATE", "1"),
            Map.entry("STATE_DIR", home.state("emulator").toString()),
            Map.entry("S3_PERSIST", "1"),
            Map.entry("S3_DATA_DIR", home.state("buckets").toString()),
            Map.entry("TMPDIR", home.work("emulator-tmp").toString()),
            Map.entry("IOT_MTLS_ENABLED", "0"),
            Map.entry("SFTP_ENABLED", "0"),
            Map.entry("LOG_LEVEL", "WARNING"),
            Map.entry("PYTHONDONTWRITEBYTECODE", "1")));
    Child child =
        Child.start(
            List.of(python.toString(), launcher.toString()),
            home.work("emulator"),
            environment,
            log());
    launched.accept(child);
    awaitAnswer(child);
    return child;
  }

  private void awaitAnswer(Child child) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!answers()) {
      if (!child.isAlive() || System.nanoTime() > deadline) {
        child.stop();
        throw new IllegalStateException("the emulator did not start:" + LastWords.of(log()));
      }
      pause();
    }
  }

  private boolean answers() {
    try {
      HttpURLConnection connection =
          (HttpURLConnection)
              URI.create(cloud.endpoint() + "/_ministack/health").toURL().openConnection();
      connection.setConnectTimeout(500);
      connection.setReadTimeout(2000);
      return connection.getResponseCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  private static void pause() {
    try {
      Thread.sleep(30);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the emulator started", e);
    }
  }
}
