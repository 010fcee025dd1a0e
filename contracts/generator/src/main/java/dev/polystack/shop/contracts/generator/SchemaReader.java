package dev.polystack.shop.contracts.generator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import dev.polystack.shop.contracts.generator.Shape.Component;
import dev.polystack.shop.contracts.generator.Shape.EventName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads one JSON Schema file as a shape: objects, enumerations and single values; what a property
 * refers to has a file of its own.
 *
 * @see <a href="https://json-schema.org/draft/2020-12">JSON Schema 2020-12</a>
 */
final class SchemaReader {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Pattern EVENT = Pattern.compile("events/([a-z-]+)/v([0-9]+)/[^/]+");

  private final Path root;

  /** Reads files below this folder. */
  SchemaReader(Path root) {
    this.root = root;
  }

  /**
   * The shape that a file describes.
   *
   * @param file relative to the root
   * @throws IllegalArgumentException if it uses what has no Java type here
   */
  Shape read(Path file) {
    JsonNode schema = load(file);
    ClassName name = Packages.ofFile(file);
    String doc = schema.path("description").asText();
    if (schema.has("enum")) {
      List<String> constants = new ArrayList<>();
      schema.path("enum").forEach(constant -> constants.add(constant.asText()));
      return new Shape.Choice(name, doc, constants);
    }
    if (schema.path("type").asText().equals("object")) {
      String resource = "contracts/" + file;
      return new Shape.Composite(
          name, doc, components(file, schema), resource, event(file, schema));
    }
    return new Shape.Value(name, doc, simple(file, schema));
  }

  private List<Component> components(Path file, JsonNode schema) {
    Set<String> required = new HashSet<>();
    schema.path("required").forEach(each -> required.add(each.asText()));
    List<Component> components = new ArrayList<>();
    schema
        .path("properties")
        .properties()
        .forEach(
            entry -> {
              JsonNode property = entry.getValue();
              boolean list = property.path("type").asText().equals("array");
              components.add(
                  new Component(
                      entry.getKey(),
                      doc(file, property),
                      type(file, list ? property.path("items") : property),
                      list,
                      required.contains(entry.getKey())));
            });
    return components;
  }

  private String doc(Path file, JsonNode property) {
    if (property.has("description") || !property.has("$ref")) {
      return property.path("description").asText();
    }
    return load(target(file, property)).path("description").asText();
  }

  private TypeName type(Path file, JsonNode schema) {
    return schema.has("$ref") ? Packages.ofFile(target(file, schema)) : simple(file, schema);
  }

  private static TypeName simple(Path file, JsonNode schema) {
    String type = schema.path("type").asText();
    String format = schema.path("format").asText();
    return switch (type) {
      case "boolean" -> TypeName.BOOLEAN;
      case "integer" -> format.equals("int32") ? TypeName.INT : TypeName.LONG;
      case "string" ->
          switch (format) {
            case "uuid" -> ClassName.get(UUID.class);
            case "uri", "uri-reference" -> ClassName.get(URI.class);
            case "date-time" -> ClassName.get(Instant.class);
            default -> ClassName.get(String.class);
          };
      default ->
          throw new IllegalArgumentException(
              "%s: type \"%s\" has no Java type here; give it a file of its own and refer to it"
                  .formatted(file, type));
    };
  }

  private static Path target(Path file, JsonNode schema) {
    return file.resolveSibling(schema.path("$ref").asText()).normalize();
  }

  private static @Nullable EventName event(Path file, JsonNode schema) {
    Matcher matcher = EVENT.matcher(file.toString());
    return matcher.matches()
        ? new EventName(
            matcher.group(1),
            schema.path("title").asText(),
            Integer.parseInt(matcher.group(2)),
            schema.path("x-version").asText())
        : null;
  }

  private JsonNode load(Path file) {
    try {
      return JSON.readTree(root.resolve(file).toFile());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the schema " + file, e);
    }
  }
}
