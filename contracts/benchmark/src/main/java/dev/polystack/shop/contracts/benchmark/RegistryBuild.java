package dev.polystack.shop.contracts.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import dev.polystack.shop.contracts.Contracts;
import dev.polystack.shop.contracts.Schema;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How long a fresh JVM takes until every schema is read and ready: JSON library, validator and all
 * that they load included. To be started anew for each figure.
 */
public final class RegistryBuild {

  private static final long BOUND_MILLIS = 300;

  private RegistryBuild() {}

  /** Prints the figures against the bound. */
  public static void main(String[] arguments) throws IOException, URISyntaxException {
    List<String> resources = schemas();
    long start = System.nanoTime();
    read(resources.get(0));
    long first = millisSince(start);
    resources.forEach(RegistryBuild::read);
    long all = millisSince(start);
    System.out.printf("the first schema, and what validating needs at all: %d ms%n", first);
    System.out.printf(
        "all %d schemas: %d ms, the bound is %d ms: %s%n",
        resources.size(), all, BOUND_MILLIS, all <= BOUND_MILLIS ? "kept" : "missed");
  }

  /** Nothing keeps this contract, and to say so it has to be read. */
  private static void read(String resource) {
    if (Contracts.violations(new Schema<>(resource, JsonNode.class), "null").isEmpty()) {
      throw new IllegalStateException(resource + " takes null");
    }
  }

  private static List<String> schemas() throws IOException, URISyntaxException {
    URI place = Contracts.class.getProtectionDomain().getCodeSource().getLocation().toURI();
    if (Files.isDirectory(Path.of(place))) {
      return schemas(Path.of(place));
    }
    try (FileSystem jar = FileSystems.newFileSystem(Path.of(place), Map.of())) {
      return schemas(jar.getPath("/"));
    }
  }

  private static List<String> schemas(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root.resolve("contracts"))) {
      return files
          .map(file -> root.relativize(file).toString())
          .filter(file -> file.endsWith(".json") && !file.endsWith("openapi.json"))
          .sorted()
          .toList();
    }
  }

  private static long millisSince(long start) {
    return (System.nanoTime() - start) / 1_000_000;
  }
}
