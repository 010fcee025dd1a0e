package dev.polystack.shop.contracts.compatibility;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * All contracts of one version.
 *
 * @param json JSON documents by their path relative to the folder
 * @param sdl GraphQL schemas by their folder, whose files are one schema together
 */
record ContractSet(Map<Path, JsonNode> json, Map<Path, String> sdl) {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Reads a folder of contracts. */
  static ContractSet read(Path root) throws IOException {
    ContractSet set = new ContractSet(new TreeMap<>(), new TreeMap<>());
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        if (file.toString().endsWith(".json")) {
          set.json.put(root.relativize(file), JSON.readTree(file.toFile()));
        } else if (file.toString().endsWith(".graphqls")) {
          set.sdl.merge(
              root.relativize(file.getParent()), Files.readString(file), (a, b) -> a + "\n" + b);
        }
      }
    }
    return set;
  }

  /** The beginning of a JSON document. */
  Place place(Path file) {
    return new Place(
        this, file, "", Objects.requireNonNull(json.get(file), () -> "no contract " + file));
  }
}
