package dev.polystack.shop.contracts.generator;

import com.fasterxml.jackson.databind.JsonNode;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import dev.polystack.shop.contracts.generator.Shape.Component;
import dev.polystack.shop.contracts.generator.Shape.ToldName;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads one JSON Schema file as a shape: objects, enumerations and single values; what a property
 * refers to has a file of its own.
 *
 * @see <a href="https://json-schema.org/draft/2020-12">JSON Schema 2020-12</a>
 */
final class SchemaReader {

  private final ContractFiles files;

  /** Reads these files, which have been checked. */
  SchemaReader(ContractFiles files) {
    this.files = files;
  }

  /**
   * The shape that a file describes.
   *
   * @param file relative to the folder of all contracts
   */
  Shape read(Path file) {
    JsonNode schema = load(file);
    ClassName name = Packages.ofFile(file);
    Doc doc = new Doc(description(schema), schema.path("deprecated").asBoolean());
    if (schema.has("enum")) {
      return new Shape.Choice(name, doc, texts(schema.path("enum")));
    }
    if (schema.path("type").asText().equals("object")) {
      String resource = "contracts/" + file;
      return new Shape.Composite(name, doc, components(file, schema), resource, told(file, schema));
    }
    return new Shape.Value(name, doc, simple(file, schema), limits(schema));
  }

  /** What it is for, and where to go from something that is on its way out. */
  private static String description(JsonNode schema) {
    String text = schema.path("description").asText();
    return schema.has("x-replaced-by")
        ? "%s It is on its way out: read %s.".formatted(text, schema.path("x-replaced-by").asText())
        : text;
  }

  private List<Component> components(Path file, JsonNode schema) {
    Set<String> required = new HashSet<>(texts(schema.path("required")));
    List<Component> components = new ArrayList<>();
    schema
        .path("properties")
        .properties()
        .forEach(
            entry -> {
              JsonNode property = entry.getValue();
              boolean list = property.path("type").asText().equals("array");
              JsonNode value = list ? property.path("items") : property;
              components.add(
                  new Component(
                      entry.getKey(),
                      doc(file, property),
                      type(file, value),
                      list,
                      required.contains(entry.getKey()),
                      list ? limits(property) : Limits.NONE,
                      limits(value),
                      false));
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
          throw new IllegalStateException("%s holds an unchecked type %s".formatted(file, type));
    };
  }

  private static Limits limits(JsonNode schema) {
    return new Limits(
        number(schema, "minimum", "minLength", "minItems"),
        number(schema, "maximum", "maxLength", "maxItems"),
        schema.has("pattern") && !PropertyCheck.isUtc(schema)
            ? schema.path("pattern").asText()
            : null,
        schema.path("format").asText().equals("uri"));
  }

  /** The value of whichever keyword there is: a type has one of them. */
  private static @Nullable Long number(JsonNode schema, String... keywords) {
    for (String keyword : keywords) {
      if (schema.has(keyword)) {
        return schema.path(keyword).asLong();
      }
    }
    return null;
  }

  private static Path target(Path file, JsonNode schema) {
    return file.resolveSibling(schema.path("$ref").asText()).normalize();
  }

  private static @Nullable ToldName told(Path file, JsonNode schema) {
    return Kind.of(file)
        .map(
            place ->
                new ToldName(
                    place.kind(),
                    place.service(),
                    schema.path("title").asText(),
                    place.major(),
                    schema.path("x-version").asText(),
                    texts(schema.path("x-idempotency-key"))))
        .orElse(null);
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(each -> texts.add(each.asText()));
    return texts;
  }

  private JsonNode load(Path file) {
    return Objects.requireNonNull(files.json().get(file), file::toString);
  }
}
