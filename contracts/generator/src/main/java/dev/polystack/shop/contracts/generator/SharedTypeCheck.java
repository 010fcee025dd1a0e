package dev.polystack.shop.contracts.generator;

import com.fasterxml.jackson.databind.JsonNode;
import graphql.language.AstPrinter;
import graphql.language.EnumTypeDefinition;
import graphql.language.EnumValueDefinition;
import graphql.language.FieldDefinition;
import graphql.language.InputObjectTypeDefinition;
import graphql.language.InputValueDefinition;
import graphql.language.ObjectTypeDefinition;
import graphql.language.TypeDefinition;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Checks that a type which GraphQL shares with everything else is the same in both places. */
final class SharedTypeCheck {

  private final Path file;
  private final TypeDefinition<?> type;
  private final SharedTypes shared;
  private final Path other;
  private final List<Mistake> mistakes = new ArrayList<>();

  private SharedTypeCheck(Path file, TypeDefinition<?> type, SharedTypes shared, Path other) {
    this.file = file;
    this.type = type;
    this.shared = shared;
    this.other = other;
  }

  /** What a type says differently; nothing if GraphQL alone has it. */
  static List<Mistake> mistakes(Path file, TypeDefinition<?> type, SharedTypes shared) {
    return shared
        .file(type.getName())
        .map(other -> new SharedTypeCheck(file, type, shared, other).all())
        .orElse(List.of());
  }

  private List<Mistake> all() {
    JsonNode schema = shared.schema(other);
    if (type instanceof EnumTypeDefinition choice && schema.has("enum")) {
      constants(choice, schema);
    } else if (type instanceof ObjectTypeDefinition object && schema.has("properties")) {
      Map<String, String> fields = new LinkedHashMap<>();
      for (FieldDefinition each : object.getFieldDefinitions()) {
        fields.put(each.getName(), AstPrinter.printAst(each.getType()));
      }
      fields(fields, schema, "");
    } else if (type instanceof InputObjectTypeDefinition input && schema.has("properties")) {
      Map<String, String> fields = new LinkedHashMap<>();
      for (InputValueDefinition each : input.getInputValueDefinitions()) {
        fields.put(each.getName(), AstPrinter.printAst(each.getType()));
      }
      fields(fields, schema, "Input");
    } else {
      add("", "is another kind of type than " + other);
    }
    return mistakes;
  }

  private void constants(EnumTypeDefinition choice, JsonNode schema) {
    Set<String> here = new HashSet<>();
    choice.getEnumValueDefinitions().stream().map(EnumValueDefinition::getName).forEach(here::add);
    Set<String> there = new HashSet<>();
    schema.path("enum").forEach(each -> there.add(each.asText()));
    if (!here.equals(there)) {
      add("", "has other constants than %s".formatted(other));
    }
  }

  private void fields(Map<String, String> fields, JsonNode schema, String suffix) {
    Set<String> required = new HashSet<>();
    schema.path("required").forEach(each -> required.add(each.asText()));
    Set<String> others = new HashSet<>(fields.keySet());
    for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
      String name = property.getKey();
      others.remove(name);
      List<String> allowed = allowed(property.getValue(), suffix, required.contains(name));
      if (!allowed.contains(fields.get(name))) {
        add("." + name, "has to be %s, as in %s".formatted(String.join(" or ", allowed), other));
      }
      tooLarge(name, property.getValue());
    }
    others.forEach(name -> add("." + name, "is not in %s".formatted(other)));
  }

  /** The types by which GraphQL can say what a property says; none if it cannot. */
  private List<String> allowed(JsonNode property, String suffix, boolean required) {
    if (property.path("type").asText().equals("array")) {
      return names(property.path("items"), suffix).stream().map("[%s!]!"::formatted).toList();
    }
    return names(property, suffix).stream().map(name -> required ? name + "!" : name).toList();
  }

  private List<String> names(JsonNode property, String suffix) {
    if (property.has("$ref")) {
      Path target = other.resolveSibling(property.path("$ref").asText()).normalize();
      JsonNode schema = shared.schema(target);
      if (schema.has("enum")) {
        return List.of(schema.path("title").asText());
      }
      return schema.has("properties")
          ? List.of(schema.path("title").asText() + suffix)
          : names(schema, suffix);
    }
    return switch (property.path("type").asText()) {
      case "integer" -> List.of("Int");
      case "boolean" -> List.of("Boolean");
      default ->
          switch (property.path("format").asText()) {
            case "uri" -> List.of("AWSURL");
            case "date-time" -> List.of("AWSDateTime");
            default -> List.of("ID", "String");
          };
    };
  }

  private void tooLarge(String name, JsonNode property) {
    boolean integer = property.path("type").asText().equals("integer");
    if (integer && property.path("maximum").asLong(Long.MAX_VALUE) > Integer.MAX_VALUE) {
      add(
          "." + name,
          "may be larger than GraphQL's Int: give it a maximum of at most %d in %s"
              .formatted(Integer.MAX_VALUE, other));
    }
  }

  private void add(String member, String message) {
    mistakes.add(new Mistake(Fault.CONTRADICTION, file, type.getName() + member, message));
  }
}
