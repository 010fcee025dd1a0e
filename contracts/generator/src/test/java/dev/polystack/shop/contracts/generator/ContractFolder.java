package dev.polystack.shop.contracts.generator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Contracts that a test writes, and what the generator makes of them. */
record ContractFolder(Path folder) {

  /** A type that others refer to, as {@code types/Door.json}. */
  static final String DOOR =
      """
      {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "https://contracts.polystack.dev/types/Door.json",
        "title": "Door",
        "description": "A door.",
        "type": "string",
        "enum": ["FRONT", "BACK"],
        "examples": ["FRONT"]
      }
      """;

  /** Writes a contract, by its path among them. */
  void write(String file, String text) throws IOException {
    Path path = folder.resolve("in").resolve(file);
    Files.createDirectories(path.resolveSibling("."));
    Files.writeString(path, text);
  }

  void generate() throws IOException {
    Generator.main(
        new String[] {folder.resolve("in").toString(), folder.resolve("out").toString()});
  }

  /** A source that was generated, by its path in the package of all contracts. */
  Path generated(String file) {
    return folder.resolve("out/dev/polystack/shop/contracts").resolve(file);
  }
}
