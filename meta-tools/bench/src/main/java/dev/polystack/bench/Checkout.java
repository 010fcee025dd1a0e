package dev.polystack.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A clone of the project that the benchmark may build, run and change. */
final class Checkout {

  private static final long PATIENCE_SECONDS = 30;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Path root;
  private final Path log;

  Checkout(Path root, Path log) {
    this.root = root;
    this.log = log;
  }

  /** Clones what is committed in a checkout; what it builds and downloads stays in the clone. */
  static Checkout cloneOf(Path origin, Path folder, String name) {
    Path into = folder.resolve(name);
    Checkout checkout = new Checkout(into, folder.resolve(name + ".log"));
    try {
      Files.createDirectories(folder);
      Files.deleteIfExists(checkout.log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    checkout.run(folder, Map.of(), "git", "clone", "--quiet", origin.toString(), into.toString());
    return checkout;
  }

  Path file(String relative) {
    return root.resolve(relative);
  }

  /** Runs the clone's meta command and answers how long it took. */
  Duration meta(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(root.resolve("meta-tools/meta").toString());
    command.addAll(List.of(arguments));
    return run(root, Map.of(), command.toArray(String[]::new));
  }

  /**
   * Runs a command that must succeed; what it prints goes to the log.
   *
   * @throws IllegalStateException if it fails, with the log's place
   */
  Duration run(Path folder, Map<String, String> variables, String... command) {
    return new Shell(log, Map.of()).run(folder, variables, command);
  }

  /** Stops its cloud, if it has ever started one. */
  void down() {
    if (Files.exists(file(".polystack/local"))) {
      meta("down");
    }
  }

  /** As {@link #down}, whatever ends the benchmark, after what it runs then. */
  void downInTheEnd() {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  var ends = ProcessHandle.current().descendants().map(Checkout::end);
                  CompletableFuture.allOf(ends.toArray(CompletableFuture[]::new))
                      .completeOnTimeout(null, PATIENCE_SECONDS, TimeUnit.SECONDS)
                      .join();
                  down();
                }));
  }

  private static CompletableFuture<ProcessHandle> end(ProcessHandle process) {
    process.destroy();
    return process.onExit();
  }

  /** Where the log's end is now. */
  long logSize() {
    return log.toFile().length();
  }

  /** What was logged after that place. */
  String logSince(long place) {
    try {
      byte[] all = Files.readAllBytes(log);
      int from = (int) Math.min(place, all.length);
      return new String(all, from, all.length - from, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A JSON file of the clone. */
  JsonNode json(String relative) {
    try {
      return JSON.readTree(file(relative).toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The running embedded cloud as the AWS SDK's and the journey's variables. */
  Map<String, String> variables() {
    JsonNode cloud = json(".polystack/local/cloud.json");
    return Map.of(
        "AWS_ENDPOINT_URL", cloud.required("endpoint").asText(),
        "AWS_REGION", cloud.required("region").asText(),
        "AWS_ACCESS_KEY_ID", cloud.required("accessKeyId").asText(),
        "AWS_SECRET_ACCESS_KEY", cloud.required("secretAccessKey").asText(),
        "POLYSTACK_PROJECT", "shop",
        "POLYSTACK_ENV", "local");
  }
}
