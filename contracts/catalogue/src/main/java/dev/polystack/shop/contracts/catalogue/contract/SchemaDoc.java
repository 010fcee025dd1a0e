package dev.polystack.shop.contracts.catalogue.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;

/**
 * A JSON Schema as people read it.
 *
 * @param type its JSON type, with its format
 * @param rules what a value must keep to, besides its type
 * @param fields an object's properties, in their order
 * @param examples values that keep to it
 * @param source the schema itself
 */
public record SchemaDoc(
    Path file,
    String title,
    String description,
    String type,
    List<String> rules,
    List<Field> fields,
    List<JsonNode> examples,
    JsonNode source) {

  /** Copies the lists. */
  public SchemaDoc {
    rules = List.copyOf(rules);
    fields = List.copyOf(fields);
    examples = List.copyOf(examples);
  }
}
