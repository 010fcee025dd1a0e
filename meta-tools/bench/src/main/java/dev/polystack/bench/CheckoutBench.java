package dev.polystack.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;

/** What a developer waits for, in a checkout of the whole system, and what that holds in memory. */
final class CheckoutBench {

  private final Checkout checkout;
  private final Summary summary;

  CheckoutBench(Checkout checkout, Summary summary) {
    this.checkout = checkout;
    this.summary = summary;
  }

  /**
   * Takes about five minutes. What is not called a median is once: a checkout is clean only once.
   */
  void run() {
    checkout.downInTheEnd();
    up("meta up, clean checkout, packages in the caches", 120);
    checkout.down();
    up("meta up, everything built", 25);
    up("meta up, nothing changed, cloud running", 3);
    summary.add(
        "a changed line in a function until it answers, median",
        new ChangedLine(checkout, "catalog-service").medianSeconds(),
        5,
        "s");
    latency();
    memory();
    checkout.down();
  }

  private void up(String name, double bound) {
    long place = checkout.logSize();
    Duration took = checkout.meta("up");
    System.out.println(checkout.logSince(place).strip().indent(4));
    seconds(name, bound, took);
  }

  private void latency() {
    long place = checkout.logSize();
    checkout.run(
        checkout.file("contracts"),
        checkout.variables(),
        "bash",
        "-c",
        checkout.json("contracts/demo.json").required("latency").asText());
    JsonNode result = lastLine(checkout.logSince(place));
    System.out.println("    " + result);
    summary.add(
        "API's answer until searchable, p50",
        result.required("p50Millis").asDouble(),
        result.required("boundMillis").asDouble(),
        "ms");
  }

  private static JsonNode lastLine(String text) {
    try {
      return JsonMapper.builder().build().readTree(text.strip().lines().reduce("", (a, b) -> b));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void memory() {
    if (Memory.isKnown()) {
      long daemon = checkout.json(".polystack/local/cloud.json").required("pid").asLong();
      summary.add("memory of the whole environment", Memory.megabytesOf(daemon), 3072, "MB");
    } else {
      System.out.println("memory is measured on Linux only: skipped");
    }
  }

  private void seconds(String name, double bound, Duration took) {
    summary.add(name, took.toMillis() / 1000.0, bound, "s");
  }
}
