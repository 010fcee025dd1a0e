package dev.polystack.engine.build;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Which sources each module was last built from, kept in a file. */
final class BuildRecord {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Path file;
  private final Map<String, String> fingerprints;

  BuildRecord(Path file) {
    this.file = file;
    this.fingerprints = read(file);
  }

  private static Map<String, String> read(Path file) {
    try {
      return Files.exists(file)
          ? JSON.readValue(file.toFile(), new TypeReference<TreeMap<String, String>>() {})
          : new TreeMap<>();
    } catch (IOException e) {
      return new TreeMap<>(); // Unreadable, so everything is built again.
    }
  }

  synchronized boolean has(String module, String fingerprint) {
    return fingerprint.equals(fingerprints.get(module));
  }

  synchronized void built(Map<String, String> modules) {
    fingerprints.putAll(modules);
    try {
      JSON.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), fingerprints);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }
}
