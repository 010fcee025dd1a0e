package dev.polystack.engine.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLConnection;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * How the embedded cloud is, as it says itself.
 *
 * @param isReady whether every part of it runs
 * @param others the states of the parts that do not run, by name
 */
record CloudHealth(boolean isReady, Map<String, String> others) {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration ANSWER = Duration.ofSeconds(10);
  private static final long PAUSE_MILLIS = 100;

  /** Asks until no part is just starting, for so long at most. */
  static CloudHealth whenSettled(RunningCloud cloud, Duration patience)
      throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    CloudHealth health = of(cloud);
    while (!health.isReady
        && health.others.containsValue("starting")
        && System.nanoTime() < deadline) {
      Thread.sleep(PAUSE_MILLIS);
      health = of(cloud);
    }
    return health;
  }

  private static CloudHealth of(RunningCloud cloud) {
    try {
      URLConnection connection = URI.create(cloud.health()).toURL().openConnection();
      connection.setConnectTimeout((int) ANSWER.toMillis());
      connection.setReadTimeout((int) ANSWER.toMillis());
      try (InputStream answer = connection.getInputStream()) {
        return of(JSON.readTree(answer));
      }
    } catch (IOException e) {
      return new CloudHealth(false, Map.of("health", "out of reach"));
    }
  }

  private static CloudHealth of(JsonNode answer) {
    Map<String, String> others = new TreeMap<>();
    for (JsonNode part : answer.path("parts")) {
      String state = part.path("state").asText();
      if (!state.equals("running")) {
        others.put(part.path("name").asText(), state);
      }
    }
    return new CloudHealth(answer.path("ready").asBoolean(), others);
  }

  /** In words, for a note. */
  @Override
  public String toString() {
    return others.entrySet().stream()
        .map(part -> part.getKey() + " is " + part.getValue())
        .reduce((one, other) -> one + ", " + other)
        .orElse("it is not ready");
  }
}
