package dev.polystack.local.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.polystack.local.Cloud;
import dev.polystack.local.LocalCloud;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;

/** A real daemon in a home of its own, started as the meta command starts it. */
final class Daemon implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final Path home;
  private final Process process;

  private Daemon(Path home, Process process) {
    this.home = home;
    this.process = process;
  }

  /** Starts one and waits until it is ready. */
  static Daemon start(Path home, String... options) {
    Daemon daemon = launch(home, options);
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!Files.exists(home.resolve("cloud.json"))
        || daemon.cloud().path("pid").asLong() != daemon.pid()) {
      if (!daemon.process.isAlive() || System.nanoTime() > deadline) {
        daemon.kill();
        throw new IllegalStateException("the daemon did not start: " + daemon.log());
      }
      pause();
    }
    return daemon;
  }

  /** Starts one without waiting for anything. */
  static Daemon launch(Path home, String... options) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                LocalCloud.class.getName(),
                "--home",
                home.toString(),
                "--python",
                python().toString()));
    command.addAll(List.of(options));
    try {
      Files.createDirectories(home.resolve("logs"));
      return new Daemon(
          home,
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(
                  ProcessBuilder.Redirect.appendTo(home.resolve("logs/daemon.log").toFile()))
              .start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The emulator's interpreter, where {@code meta up} has installed it. */
  static Path python() {
    for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
      Path python = folder.resolve(".polystack/env/python/bin/python");
      if (Files.isExecutable(python)) {
        return python;
      }
    }
    throw new IllegalStateException(
        "no .polystack/env/python above %s: run `meta up` once, which installs the emulator"
            .formatted(Path.of("").toAbsolutePath()));
  }

  Path home() {
    return home;
  }

  JsonNode cloud() {
    return json(home.resolve("cloud.json"));
  }

  Cloud client() {
    JsonNode cloud = cloud();
    return new Cloud(
        URI.create(cloud.path("endpoint").asText()),
        cloud.path("region").asText(),
        cloud.path("accessKeyId").asText(),
        cloud.path("secretAccessKey").asText());
  }

  JsonNode health() {
    URI address = URI.create("http://127.0.0.1:%d/health".formatted(port("admin")));
    try {
      return new JsonMapper().readTree(address.toURL());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One part of the health report. */
  JsonNode part(String name) {
    return StreamSupport.stream(health().path("parts").spliterator(), false)
        .filter(part -> part.path("name").asText().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no part " + name));
  }

  ProcessHandle child(String name) {
    return ProcessHandle.of(part(name).path("pid").asLong()).orElseThrow();
  }

  int port(String name) {
    return cloud().path("ports").path(name).asInt();
  }

  long pid() {
    return process.pid();
  }

  /** Everything that it runs, functions included. */
  List<ProcessHandle> children() {
    return process.toHandle().descendants().toList();
  }

  String log() {
    try {
      return Files.readString(home.resolve("logs/daemon.log"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Asks it to end; how long that took. */
  Duration stop() {
    long began = System.nanoTime();
    process.destroy();
    awaitExit(15);
    return Duration.ofNanos(System.nanoTime() - began);
  }

  /** Its exit status, once it has ended by itself. */
  int awaitExit(long seconds) {
    try {
      if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
        throw new AssertionError("the daemon still runs after %d s".formatted(seconds));
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** As {@code kill -9} does it. */
  void kill() {
    process.destroyForcibly();
    awaitExit(5);
  }

  @Override
  public void close() {
    if (process.isAlive()) {
      stop();
    }
  }

  private static JsonNode json(Path file) {
    try {
      return new JsonMapper().readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void pause() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
