package dev.polystack.shop.contracts.generator;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import graphql.language.Document;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.Parser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Every contract as it was read, by its path relative to their folder. */
final class ContractFiles {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final Map<Path, JsonNode> json = new TreeMap<>();
  private final Map<Path, Document> sdl = new TreeMap<>();
  private final Map<Path, Document> operations = new TreeMap<>();
  private final List<Mistake> unreadable = new ArrayList<>();

  private ContractFiles() {}

  /**
   * Reads a folder.
   *
   * @throws IOException if a file cannot be read; one that can be but makes no sense is {@link
   *     #unreadable()}
   */
  static ContractFiles read(Path root) throws IOException {
    ContractFiles files = new ContractFiles();
    try (Stream<Path> all = Files.walk(root)) {
      for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
        files.add(root.relativize(file), Files.readString(file));
      }
    }
    return files;
  }

  private void add(Path file, String text) {
    if (file.toString().endsWith(".json")) {
      try {
        json.put(file, JSON.readTree(text));
      } catch (JsonProcessingException e) {
        JsonLocation at = e.getLocation();
        String place = at == null ? "" : "line %d".formatted(at.getLineNr());
        unreadable.add(new Mistake(Fault.UNREADABLE, file, place, "is not JSON: " + reason(e)));
      }
    } else if (file.toString().matches(".*\\.graphqls?")) {
      try {
        Map<Path, Document> kind = file.toString().endsWith("s") ? sdl : operations;
        kind.put(file, Parser.parse(text));
      } catch (InvalidSyntaxException e) {
        String place =
            e.getLocation() == null ? "" : "line %d".formatted(e.getLocation().getLine());
        unreadable.add(
            new Mistake(Fault.UNREADABLE, file, place, "is not GraphQL: " + e.getMessage()));
      }
    }
  }

  /** The parser's reason without the place where it began to read, which says nothing here. */
  private static String reason(JsonProcessingException e) {
    return e.getOriginalMessage().replaceAll("\\s*\\(start marker at .*\\)$", "");
  }

  List<Mistake> unreadable() {
    return unreadable;
  }

  Map<Path, JsonNode> json() {
    return json;
  }

  Map<Path, Document> sdl() {
    return sdl;
  }

  /** Examples of what clients ask a GraphQL API. */
  Map<Path, Document> operations() {
    return operations;
  }

  /** Whether a file becomes a Java type: its name is one. */
  static boolean isType(Path file) {
    return file.getFileName().toString().matches("[A-Z].*\\.json");
  }
}
