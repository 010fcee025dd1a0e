package dev.polystack.shop.contracts.generator;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import javax.lang.model.SourceVersion;

/** Checks the properties of one schema. */
final class PropertyCheck {

  private static final Map<String, Set<String>> KEYWORDS =
      Map.of(
          "string", Set.of("type", "description", "format", "minLength", "maxLength", "pattern"),
          "integer", Set.of("type", "description", "format", "minimum", "maximum"),
          "boolean", Set.of("type", "description"),
          "array", Set.of("type", "description", "items", "minItems", "maxItems"));
  private static final Map<String, Set<String>> FORMATS =
      Map.of(
          "string", Set.of("uuid", "uri", "uri-reference", "date-time"),
          "integer", Set.of("int32", "int64"));

  private final ContractFiles files;
  private final Path file;
  private final List<Mistake> mistakes;

  /** A check that adds to this list. */
  PropertyCheck(ContractFiles files, Path file, List<Mistake> mistakes) {
    this.files = files;
    this.file = file;
    this.mistakes = mistakes;
  }

  void property(String name, JsonNode property) {
    String place = "/properties/" + name;
    if (!name.matches("[a-z][A-Za-z0-9]*") || SourceVersion.isKeyword(name)) {
      add(place, "cannot be a component's name: use lowerCamelCase and no keyword of Java");
    }
    if (!property.has("$ref") && property.path("description").asText().isBlank()) {
      add(place + "/description", "is missing: say what it means");
    }
    schema(place, property);
  }

  private void schema(String place, JsonNode schema) {
    if (schema.has("$ref")) {
      others(place, schema, Set.of("$ref", "description"));
      reference(place + "/$ref", schema.path("$ref").asText());
      return;
    }
    String type = schema.path("type").asText();
    if (!KEYWORDS.containsKey(type)) {
      add(
          place + "/type",
          "is %s, has to be string, integer, boolean or array; an object gets a file of its own and a $ref"
              .formatted(schema.path("type")));
      return;
    }
    others(place, schema, KEYWORDS.get(type));
    String format = schema.path("format").asText();
    if (!format.isEmpty() && !FORMATS.getOrDefault(type, Set.of()).contains(format)) {
      add(place + "/format", "'%s' has no Java type here".formatted(format));
    }
    pattern(place, schema.path("pattern").asText());
    if (type.equals("array")) {
      if (schema.path("items").path("type").asText().equals("array")) {
        add(place + "/items", "is a list of lists: give the inner one a file of its own");
      } else {
        schema(place + "/items", schema.path("items"));
      }
    }
  }

  private void pattern(String place, String pattern) {
    try {
      Pattern.compile(pattern);
    } catch (PatternSyntaxException e) {
      add(place + "/pattern", "is no regular expression: " + e.getDescription());
    }
  }

  private void reference(String place, String reference) {
    Path target = file.resolveSibling(reference).normalize();
    if (!files.json().containsKey(target)) {
      add(place, "leads to %s, which does not exist".formatted(target));
    } else if (!ContractFiles.isType(target)) {
      add(place, "leads to %s, which is no type".formatted(target));
    }
  }

  private void others(String place, JsonNode schema, Set<String> allowed) {
    Set<String> others = new TreeSet<>();
    schema.fieldNames().forEachRemaining(others::add);
    others.removeAll(allowed);
    others.forEach(each -> add(place + "/" + each, "has no meaning in Java here"));
  }

  private void add(String place, String message) {
    mistakes.add(new Mistake(file, place, message));
  }
}
