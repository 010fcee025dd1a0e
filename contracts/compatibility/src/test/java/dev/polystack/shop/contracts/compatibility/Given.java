package dev.polystack.shop.contracts.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Contracts for tests: made of texts, changed by replacing some text. */
final class Given {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private Given() {}

  /** What breaks when a text in one of these documents is replaced by another. */
  static List<Finding> change(Map<String, String> documents, String old, String now) {
    assertThat(documents.values())
        .as("a document with %s", old)
        .anyMatch(each -> each.contains(old));
    Map<String, String> changed = new TreeMap<>();
    documents.forEach((file, text) -> changed.put(file, text.replace(old, now)));
    return Comparison.compare(contracts(documents), contracts(changed));
  }

  static ContractSet contracts(Map<String, String> documents) {
    Map<Path, JsonNode> json = new TreeMap<>();
    Map<Path, String> sdl = new TreeMap<>();
    documents.forEach(
        (file, text) -> {
          if (file.endsWith(".json")) {
            json.put(Path.of(file), parse(text));
          } else {
            sdl.put(Path.of(file), text);
          }
        });
    return new ContractSet(json, sdl);
  }

  private static JsonNode parse(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(text, e);
    }
  }
}
