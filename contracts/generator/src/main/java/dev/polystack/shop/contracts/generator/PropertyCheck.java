package dev.polystack.shop.contracts.generator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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

  /** The pattern of times in UTC; an {@link java.time.Instant} is in UTC anyway. */
  private static final String UTC = "Z$";

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
      add(
          Fault.NO_JAVA_TYPE,
          place,
          "cannot be a component's name: use lowerCamelCase and no keyword of Java");
    }
    if (!property.has("$ref") && property.path("description").asText().isBlank()) {
      add(Fault.MISSING, place + "/description", "is missing: say what it means");
    }
    schema(place, property);
  }

  /** Checks a schema that stands inside an API's document, where it may have a default besides. */
  void inline(String place, JsonNode schema) {
    schema(
        place,
        schema instanceof ObjectNode object
            ? object.deepCopy().<ObjectNode>without("default")
            : schema);
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
          Fault.NO_JAVA_TYPE,
          place + "/type",
          "is %s, has to be string, integer, boolean or array; an object gets a file of its own and a $ref"
              .formatted(schema.path("type")));
      return;
    }
    others(place, schema, KEYWORDS.get(type));
    String format = schema.path("format").asText();
    if (!format.isEmpty() && !FORMATS.getOrDefault(type, Set.of()).contains(format)) {
      add(Fault.NO_JAVA_TYPE, place + "/format", "'%s' has no Java type here".formatted(format));
    }
    limits(place, schema);
    if (!format.isEmpty() && schema.has("pattern") && !isUtc(schema)) {
      add(
          Fault.NO_JAVA_TYPE,
          place + "/pattern",
          "says more than '%s' in Java: a date-time may have %s alone, for UTC"
              .formatted(format, UTC));
    }
    if (type.equals("array")) {
      if (schema.path("items").path("type").asText().equals("array")) {
        add(
            Fault.NO_JAVA_TYPE,
            place + "/items",
            "is a list of lists: give the inner one a file of its own");
      } else {
        schema(place + "/items", schema.path("items"));
      }
    }
  }

  /** Whether a schema is that of a time which is written in UTC. */
  static boolean isUtc(JsonNode schema) {
    return schema.path("format").asText().equals("date-time")
        && schema.path("pattern").asText().equals(UTC);
  }

  /** Checks the rules of a value, wherever they stand. */
  void limits(String place, JsonNode schema) {
    bounds(place, schema, "minimum", "maximum");
    bounds(place, schema, "minLength", "maxLength");
    bounds(place, schema, "minItems", "maxItems");
    pattern(place, schema.path("pattern").asText());
  }

  private void bounds(String place, JsonNode schema, String least, String most) {
    for (String bound : List.of(least, most)) {
      JsonNode number = schema.path(bound);
      if (schema.has(bound) && !(number.isIntegralNumber() && number.canConvertToLong())) {
        add(Fault.SENSELESS_RULE, place + "/" + bound, "is no whole number that a long holds");
      }
    }
    if (schema.has(most)
        && schema.path(least).asLong(Long.MIN_VALUE) > schema.path(most).asLong()) {
      add(Fault.SENSELESS_RULE, place + "/" + least, "is greater than " + most);
    }
  }

  private void pattern(String place, String pattern) {
    try {
      Pattern.compile(pattern);
    } catch (PatternSyntaxException e) {
      add(
          Fault.SENSELESS_RULE,
          place + "/pattern",
          "is no regular expression: " + e.getDescription());
    }
  }

  private void reference(String place, String reference) {
    if (reference.startsWith("#") && file.endsWith(OpenApiCheck.FILE)) {
      return; // OpenApiCheck looks where it leads.
    }
    Path target = file.resolveSibling(reference).normalize();
    if (!files.json().containsKey(target)) {
      add(Fault.DANGLING_REFERENCE, place, "leads to %s, which does not exist".formatted(target));
    } else if (!ContractFiles.isType(target)) {
      add(Fault.NO_JAVA_TYPE, place, "leads to %s, which is no type".formatted(target));
    }
  }

  private void others(String place, JsonNode schema, Set<String> allowed) {
    Set<String> others = new TreeSet<>();
    schema.fieldNames().forEachRemaining(others::add);
    others.removeAll(allowed);
    others.forEach(
        each -> add(Fault.NO_JAVA_TYPE, place + "/" + each, "has no meaning in Java here"));
  }

  private void add(Fault fault, String place, String message) {
    mistakes.add(new Mistake(fault, file, place, message));
  }
}
