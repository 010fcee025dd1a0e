package dev.polystack.local.it;

import static org.awaitility.Awaitility.await;

import dev.polystack.local.Cloud;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** The emulator as it comes, without any patch, to see which of them it still needs. */
final class BareEmulator implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Process process;
  private final Cloud cloud;

  private BareEmulator(Process process, Cloud cloud) {
    this.process = process;
    this.cloud = cloud;
  }

  /** Starts one that keeps nothing, and waits until it answers. */
  static BareEmulator start(Path folder) throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    Cloud cloud = new Cloud(URI.create("http://127.0.0.1:" + port), "eu-central-1", "test", "test");
    ProcessBuilder python =
        new ProcessBuilder(
                Daemon.python().toString(), "-c", "from ministack.app import main; main()")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("emulator.log").toFile());
    python
        .environment()
        .putAll(
            Map.ofEntries(
                Map.entry("GATEWAY_PORT", String.valueOf(port)),
                Map.entry("BIND_HOST", "127.0.0.1"),
                Map.entry("MINISTACK_HOST", "127.0.0.1"),
                Map.entry("MINISTACK_REGION", cloud.region()),
                Map.entry("AWS_ACCESS_KEY_ID", cloud.accessKeyId()),
                Map.entry("AWS_SECRET_ACCESS_KEY", cloud.secretAccessKey()),
                Map.entry("AUTH", "true"),
                Map.entry("USE_SSL", "0"),
                Map.entry("IOT_MTLS_ENABLED", "0"),
                Map.entry("SFTP_ENABLED", "0"),
                Map.entry("TMPDIR", folder.toString()),
                Map.entry("PYTHONDONTWRITEBYTECODE", "1")));
    BareEmulator emulator = new BareEmulator(python.start(), cloud);
    await().atMost(PATIENCE).until(emulator::answers);
    return emulator;
  }

  Cloud client() {
    return cloud;
  }

  private boolean answers() {
    if (!process.isAlive()) {
      throw new IllegalStateException("the emulator ended with " + process.exitValue());
    }
    try {
      var health = URI.create(cloud.endpoint() + "/_ministack/health").toURL().openConnection();
      return ((HttpURLConnection) health).getResponseCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
