package dev.polystack.workspace.fingerprint;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** What files hashed to when they had a certain size and time of change. */
final class Memory {

  /**
   * A file may change again within the same tick of its file system's clock, unseen. So one that
   * changed this recently is not remembered; two seconds are the coarsest tick there is (FAT).
   */
  private static final Duration TICK = Duration.ofSeconds(2);

  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES).build();
  private static final TypeReference<Map<String, Entry>> ENTRIES = new TypeReference<>() {};

  private record Entry(long size, long modifiedNanos, Fingerprint fingerprint) {}

  private final Path file;
  private final Map<String, Entry> entries;

  private Memory(Path file, Map<String, Entry> entries) {
    this.file = file;
    this.entries = new ConcurrentHashMap<>(entries);
  }

  static Memory read(Path file) {
    Map<String, Entry> entries = new TreeMap<>();
    try {
      Optional.ofNullable(MAPPER.readValue(file.toFile(), ENTRIES)).ifPresent(entries::putAll);
      entries.values().removeIf(Objects::isNull);
    } catch (IOException e) {
      entries.clear(); // everything is hashed once more
    }
    return new Memory(file, entries);
  }

  Optional<Fingerprint> recall(Path path, BasicFileAttributes attributes) {
    var entry = entries.get(path.toString());
    return entry != null
            && entry.size() == attributes.size()
            && entry.modifiedNanos() == modifiedNanos(attributes)
        ? Optional.of(entry.fingerprint())
        : Optional.empty();
  }

  void remember(Path path, BasicFileAttributes attributes, Fingerprint fingerprint) {
    var settled = attributes.lastModifiedTime().toInstant().plus(TICK);
    if (settled.isBefore(Instant.now())) {
      entries.put(
          path.toString(), new Entry(attributes.size(), modifiedNanos(attributes), fingerprint));
    } else {
      entries.remove(path.toString());
    }
  }

  void save() throws IOException {
    var existing = new TreeMap<>(entries);
    existing.keySet().removeIf(path -> !Files.exists(Path.of(path)));
    Path folder = file.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    Path draft = Files.createTempFile(folder, file.getFileName().toString(), ".tmp");
    try {
      MAPPER.writeValue(draft.toFile(), existing);
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private static long modifiedNanos(BasicFileAttributes attributes) {
    return attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS);
  }
}
