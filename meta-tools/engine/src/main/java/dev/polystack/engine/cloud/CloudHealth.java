package dev.polystack.engine.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLConnection;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** How the embedded cloud is, as it says itself. This is the one place that asks it. */
public final class CloudHealth {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration ANSWER = Duration.ofSeconds(10);
  private static final long PAUSE_MILLIS = 100;

  private final JsonNode answer;

  private CloudHealth(JsonNode answer) {
    this.answer = answer;
  }

  /** Asks; one that does not answer in ten seconds is out of reach. */
  public static CloudHealth of(RunningCloud cloud) {
    return within(ANSWER, cloud);
  }

  /** Asks until no part is just starting, for so long at most. */
  static CloudHealth whenSettled(RunningCloud cloud, Duration patience)
      throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    CloudHealth health = of(cloud);
    while (!health.isReady()
        && health.others().containsValue("starting")
        && System.nanoTime() < deadline) {
      Thread.sleep(PAUSE_MILLIS);
      health = of(cloud);
    }
    return health;
  }

  static CloudHealth within(Duration patience, RunningCloud cloud) {
    try {
      URLConnection connection = URI.create(cloud.health()).toURL().openConnection();
      connection.setConnectTimeout((int) patience.toMillis());
      connection.setReadTimeout((int) patience.toMillis());
      try (InputStream answer = connection.getInputStream()) {
        return new CloudHealth(JSON.readTree(answer));
      }
    } catch (IOException e) {
      return new CloudHealth(JSON.createObjectNode());
    }
  }

  /** Whether it answered. */
  public boolean isReachable() {
    return answer.has("ready");
  }

  /** Whether every part of it runs. */
  public boolean isReady() {
    return answer.path("ready").asBoolean();
  }

  /** Its parts: {@code name}, {@code state}, {@code pid} and {@code restarts} of each. */
  public ArrayNode parts() {
    return answer.withArray("/parts");
  }

  /** The states of the parts that do not run, by name. */
  public Map<String, String> others() {
    Map<String, String> others = new TreeMap<>();
    if (!isReachable()) {
      others.put("health", "out of reach");
    }
    for (JsonNode part : parts()) {
      String state = part.path("state").asText();
      if (!state.equals("running")) {
        others.put(part.path("name").asText(), state);
      }
    }
    return others;
  }

  /** In words, for a note. */
  @Override
  public String toString() {
    return others().entrySet().stream()
        .map(part -> part.getKey() + " is " + part.getValue())
        .reduce((one, other) -> one + ", " + other)
        .orElse("it is not ready");
  }
}
