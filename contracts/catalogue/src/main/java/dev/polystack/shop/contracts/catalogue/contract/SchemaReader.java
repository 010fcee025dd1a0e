package dev.polystack.shop.contracts.catalogue.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

/** Reads JSON Schemas for people. */
final class SchemaReader {

  private static final List<String> RULES =
      List.of(
          "minLength",
          "maxLength",
          "pattern",
          "minimum",
          "maximum",
          "minItems",
          "maxItems",
          "const");

  private final Map<Path, JsonNode> files;

  SchemaReader(Map<Path, JsonNode> files) {
    this.files = files;
  }

  SchemaDoc read(Path file) {
    JsonNode schema = schema(file);
    Set<String> required = new HashSet<>();
    schema.path("required").forEach(name -> required.add(name.asText()));
    List<Field> fields =
        schema.path("properties").properties().stream()
            .map(each -> field(file, each.getKey(), each.getValue(), required))
            .toList();
    return new SchemaDoc(
        file,
        schema.path("title").asText(String.valueOf(file.getFileName())),
        schema.path("description").asText(),
        type(schema),
        rules(schema),
        fields,
        list(schema.path("examples")),
        schema);
  }

  private Field field(Path file, String name, JsonNode schema, Set<String> required) {
    boolean isList = schema.path("type").asText().equals("array");
    JsonNode value = isList ? schema.path("items") : schema;
    Optional<Path> target = target(file, value);
    String type = target.map(this::title).orElseGet(() -> type(value));
    String description =
        schema
            .path("description")
            .asText(target.map(this::schema).map(s -> s.path("description").asText()).orElse(""));
    List<String> rules = new ArrayList<>(rules(schema));
    if (isList) {
      rules(value).forEach(rule -> rules.add("each " + rule));
    }
    return new Field(
        name,
        isList ? "list of " + type : type,
        target,
        required.contains(name),
        description,
        rules);
  }

  /**
   * A parameter of an OpenAPI operation.
   *
   * @param schema what it may be, or where that is said
   */
  Field parameter(Path file, JsonNode parameter, JsonNode schema) {
    Optional<Path> target = target(file, schema);
    return new Field(
        parameter.path("name").asText() + " (" + parameter.path("in").asText() + ")",
        target.map(this::title).orElseGet(() -> type(schema)),
        target,
        parameter.path("required").asBoolean(),
        parameter.path("description").asText(),
        rules(schema));
  }

  /** The file that a schema refers to; empty if it says itself what it is. */
  static Optional<Path> target(Path file, JsonNode schema) {
    String reference = schema.path("$ref").asText();
    return reference.isEmpty() || reference.startsWith("#")
        ? Optional.empty()
        : Optional.of(file.resolveSibling(reference).normalize());
  }

  private JsonNode schema(Path file) {
    JsonNode schema = files.get(file);
    if (schema == null) {
      throw new IllegalArgumentException(
          "no contract %s, though another refers to it".formatted(file));
    }
    return schema;
  }

  private String title(Path file) {
    return schema(file).path("title").asText();
  }

  private static String type(JsonNode schema) {
    if (schema.has("enum")) {
      return "one of";
    }
    String type = schema.path("type").asText("any");
    return schema.has("format") ? type + ", " + schema.path("format").asText() : type;
  }

  private static List<String> rules(JsonNode schema) {
    List<String> rules = new ArrayList<>();
    list(schema.path("enum")).forEach(constant -> rules.add(constant.asText()));
    RULES.stream()
        .filter(schema::has)
        .forEach(rule -> rules.add(rule + " " + schema.path(rule).asText()));
    if (schema.has("default")) {
      rules.add("default " + schema.path("default").asText());
    }
    return rules;
  }

  static List<String> texts(JsonNode array) {
    return list(array).stream().map(JsonNode::asText).toList();
  }

  static List<JsonNode> list(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).toList();
  }
}
