package dev.polystack.shop.contracts.generator;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Checks the schemas that stand inside an OpenAPI document, such as those of parameters and
 * headers: they keep to what the properties of a file may say, which is what the compatibility gate
 * compares.
 */
final class InlineSchemaCheck {

  /** What is below these is no schema, whatever it is called. */
  private static final Set<String> DATA = Set.of("example", "examples");

  /** What is below these has a schema. */
  private static final Set<String> VALUES = Set.of("parameters", "headers");

  private final Path file;
  private final List<Mistake> mistakes;
  private final PropertyCheck check;

  private InlineSchemaCheck(ContractFiles files, Path file, List<Mistake> mistakes) {
    this.file = file;
    this.mistakes = mistakes;
    this.check = new PropertyCheck(files, file, mistakes);
  }

  /** Adds what is wrong with the schemas of a document. */
  static void check(ContractFiles files, Path file, JsonNode document, List<Mistake> mistakes) {
    new InlineSchemaCheck(files, file, mistakes).below("", document);
  }

  private void below(String pointer, JsonNode node) {
    children(pointer, node)
        .forEach(
            (place, child) -> {
              String key = place.substring(place.lastIndexOf('/') + 1);
              if (key.equals("schema")) {
                check.inline(place, child);
              } else if (!DATA.contains(key)) {
                if (VALUES.contains(key)) {
                  children(place, child).forEach(this::needsSchema);
                }
                below(place, child);
              }
            });
  }

  private void needsSchema(String pointer, JsonNode value) {
    if (!value.has("$ref") && !value.has("schema")) {
      mistakes.add(
          new Mistake(
              Fault.MISSING, file, pointer + "/schema", "is missing: say what it may hold"));
    }
  }

  private static Map<String, JsonNode> children(String pointer, JsonNode node) {
    Map<String, JsonNode> children = new LinkedHashMap<>();
    node.properties()
        .forEach(
            each ->
                children.put(pointer + "/" + OpenApiCheck.escaped(each.getKey()), each.getValue()));
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      children.put(pointer + "/" + i, node.get(i));
    }
    return children;
  }
}
