package dev.polystack.engine.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.polystack.engine.UserError;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A repository's {@code cdk.json}.
 *
 * @param app the command that synthesizes
 * @param context what the app is told
 */
record CdkJson(String app, ObjectNode context) {

  /** The project that the context names. */
  Optional<String> project() {
    return Optional.of(context.path("project").asText()).filter(name -> !name.isBlank());
  }

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /**
   * Reads it.
   *
   * @throws UserError if it cannot be read
   */
  static CdkJson of(Path repository) {
    Path file = repository.resolve("cdk.json");
    try {
      JsonNode cdk = JSON.readTree(file.toFile());
      return new CdkJson(
          cdk.path("app").asText(),
          cdk.path("context") instanceof ObjectNode given ? given : JSON.createObjectNode());
    } catch (IOException e) {
      throw new UserError("%s cannot be read: %s".formatted(file, e.getMessage()), e);
    }
  }
}
