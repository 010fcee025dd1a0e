package dev.polystack.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A clone of the project that the benchmark may build, run and change. */
final class Checkout {

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
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().putAll(variables);
    builder
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
    long start = System.nanoTime();
    try {
      int status = builder.start().waitFor();
      if (status != 0) {
        throw new IllegalStateException(
            "%s ended with status %d: see %s".formatted(String.join(" ", command), status, log));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
    return Duration.ofNanos(System.nanoTime() - start);
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
        "AWS_ENDPOINT_URL", cloud.path("endpoint").asText(),
        "AWS_REGION", cloud.path("region").asText(),
        "AWS_ACCESS_KEY_ID", cloud.path("accessKeyId").asText(),
        "AWS_SECRET_ACCESS_KEY", cloud.path("secretAccessKey").asText(),
        "POLYSTACK_PROJECT", "shop",
        "POLYSTACK_ENV", "local");
  }
}
