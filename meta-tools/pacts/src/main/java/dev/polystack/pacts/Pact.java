package dev.polystack.pacts;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a consumer expects of a provider.
 *
 * @param interactions at least one
 * @see <a href="https://github.com/pact-foundation/pact-specification/tree/version-4">Pact
 *     specification V4</a>
 */
public record Pact(String consumer, String provider, List<Interaction> interactions) {

  /** Copies the list. */
  public Pact {
    interactions = List.copyOf(interactions);
  }

  /**
   * Reads a pact file.
   *
   * @throws PactException if it is none of version 4, or expects nothing
   */
  public static Pact read(Path file) {
    return of(file, Json.tree(file));
  }

  static Pact of(Path file, JsonNode tree) {
    String version = tree.at("/metadata/pactSpecification/version").asText();
    if (!version.startsWith("4")) {
      throw new PactException(
          "%s is no pact of version 4: its /metadata/pactSpecification/version is '%s'. Write it with"
                  .formatted(file, version)
              + " PactSpecVersion.V4.");
    }
    List<Interaction> interactions = new ArrayList<>();
    tree.path("interactions").forEach(each -> interactions.add(Interaction.of(each)));
    if (interactions.isEmpty()) {
      throw new PactException(
          "%s expects nothing: it has no interactions, so that nothing could be verified"
              .formatted(file));
    }
    return new Pact(name(file, tree, "consumer"), name(file, tree, "provider"), interactions);
  }

  private static String name(Path file, JsonNode tree, String role) {
    String name = tree.path(role).path("name").asText();
    if (name.isBlank()) {
      throw new PactException("%s does not say who its %s is".formatted(file, role));
    }
    return name;
  }

  /** Every pact file directly in a folder, in the order of their names; none if it is missing. */
  public static List<Path> files(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot look for pacts in " + folder, e);
    }
  }
}
