package dev.polystack.engine.cloud;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * The embedded cloud that runs, as it says in its own {@code cloud.json}.
 *
 * @param pid its daemon's process
 * @param ports by part: api, admin, graphql, search, searchNode
 * @param startedAt when it was ready, as ISO 8601 says it
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record RunningCloud(
    long pid,
    String endpoint,
    String region,
    String accountId,
    String accessKeyId,
    String secretAccessKey,
    Map<String, Integer> ports,
    String startedAt) {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Reads what it says. */
  static RunningCloud read(Path file) throws IOException {
    return JSON.readValue(file.toFile(), RunningCloud.class);
  }

  /** Where it tells how its parts are. */
  String health() {
    return "http://127.0.0.1:" + ports.getOrDefault("admin", 0) + "/health";
  }
}
