package dev.polystack.kit;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A repository's {@code cdk.json}, which the CDK's command reads by itself and a test does not. */
final class CdkJson {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private CdkJson() {}

  /** The context that it gives to the app; empty if there is no such file. */
  static Map<String, Object> context(Path repository) {
    Path file = repository.resolve("cdk.json");
    if (!Files.exists(file)) {
      return Map.of();
    }
    try {
      return JSON.convertValue(
          JSON.readTree(file.toFile()).withObject("/context"), new TypeReference<>() {});
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }
}
