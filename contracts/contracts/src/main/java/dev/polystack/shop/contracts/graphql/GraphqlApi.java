package dev.polystack.shop.contracts.graphql;

import dev.polystack.shop.contracts.Resources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A GraphQL API as its schema says.
 *
 * @param name the service that offers it
 * @param sdl the schema in GraphQL's schema definition language
 */
public record GraphqlApi(String name, String sdl) {

  /**
   * The current schema of a service's API.
   *
   * @throws IllegalArgumentException if there is none of this name
   */
  public static GraphqlApi load(String name) {
    return new GraphqlApi(
        name, Resources.text("contracts/graphql/%s/%s.graphqls".formatted(name, name)));
  }

  /** A copy of the schema as a file, for tools that want a file; it goes when the JVM ends. */
  public Path file() {
    try {
      Path file = Files.createTempFile(name + "-", ".graphqls");
      file.toFile().deleteOnExit();
      return Files.writeString(file, sdl);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot copy the schema of " + name, e);
    }
  }
}
