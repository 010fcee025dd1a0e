package dev.polystack.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Measures every speed that the project promises, in a clone of what is committed. */
public final class Bench {

  private final List<Figure> figures = new ArrayList<>();

  private Bench() {}

  /**
   * Takes about five minutes and leaves nothing running.
   *
   * @param arguments the checkout's folder; then {@code exec} or {@code newcomer}, if only that is
   *     to be measured
   */
  public static void main(String[] arguments) {
    Path origin = Path.of(arguments[0]).toAbsolutePath().normalize();
    Path folder = origin.resolve(".polystack/bench");
    delete(folder);
    System.out.println(Machine.describe());
    try {
      if (List.of(arguments).contains("exec")) {
        ExecBench.run(origin.resolve("meta-tools"), origin.resolve(".polystack"), folder);
        return;
      }
      if (List.of(arguments).contains("newcomer")) {
        NewcomerBench.run(origin, folder);
        return;
      }
      new Bench().measure(Checkout.cloneOf(origin, folder, "checkout"));
    } catch (IllegalStateException e) {
      System.err.println("The benchmark stopped: " + e.getMessage());
      System.exit(1);
    }
  }

  private void measure(Checkout checkout) {
    try {
      seconds("meta up, clean checkout, packages in the caches", 120, timedUp(checkout));
      checkout.meta("down");
      seconds("meta up, everything built", 25, timedUp(checkout));
      seconds("meta up, nothing changed, cloud running", 3, timedUp(checkout));
      seconds(
          "a changed line in a function until it answers",
          5,
          new ChangedLine(checkout, "catalog-service").measure());
      add(latency(checkout));
      add(memory(checkout));
    } finally {
      checkout.meta("down");
    }
    System.out.println();
    figures.forEach(figure -> System.out.println(figure.line()));
  }

  private static Duration timedUp(Checkout checkout) {
    long place = checkout.logSize();
    Duration took = checkout.meta("up");
    System.out.println(checkout.logSince(place).strip().indent(4));
    return took;
  }

  private static Figure latency(Checkout checkout) {
    long place = checkout.logSize();
    checkout.run(
        checkout.file("contracts"),
        checkout.variables(),
        "bash",
        "-c",
        checkout.json("contracts/demo.json").path("latency").asText());
    JsonNode result = lastLine(checkout.logSince(place));
    System.out.println("    " + result);
    return new Figure(
        "API's answer until searchable, p50",
        result.path("p50Millis").asDouble(),
        result.path("boundMillis").asDouble(),
        "ms");
  }

  private static JsonNode lastLine(String text) {
    try {
      return JsonMapper.builder().build().readTree(text.strip().lines().reduce("", (a, b) -> b));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Figure memory(Checkout checkout) {
    long daemon = checkout.json(".polystack/local/cloud.json").path("pid").asLong();
    return new Figure("memory of the whole environment", Memory.megabytesOf(daemon), 3072, "MB");
  }

  private void seconds(String name, double bound, Duration took) {
    add(new Figure(name, took.toMillis() / 1000.0, bound, "s"));
  }

  private void add(Figure figure) {
    figures.add(figure);
    System.out.println(figure.line());
  }

  private static void delete(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
