package dev.polystack.local.streams;

import dev.polystack.local.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How far a mapping has come in each shard; kept in a file. */
final class Checkpoint {

  private static final Logger LOG = LoggerFactory.getLogger(Checkpoint.class);

  private final Path file;
  private final Map<String, String> sequenceNumbers = new HashMap<>();

  Checkpoint(Path folder, String mapping) {
    this.file = folder.resolve(mapping + ".json");
    if (Files.exists(file)) {
      try {
        Json.MAPPER
            .readTree(file.toFile())
            .properties()
            .forEach(each -> sequenceNumbers.put(each.getKey(), each.getValue().asText()));
      } catch (IOException e) {
        LOG.warn("{} cannot be read, so the stream is read from its beginning", file);
      }
    }
  }

  /** Whether nothing was reached in any shard yet. */
  synchronized boolean isNew() {
    return sequenceNumbers.isEmpty();
  }

  synchronized Optional<String> of(String shard) {
    return Optional.ofNullable(sequenceNumbers.get(shard));
  }

  synchronized void reached(String shard, String sequenceNumber) {
    sequenceNumbers.put(shard, sequenceNumber);
    Json.write(file, sequenceNumbers);
  }
}
