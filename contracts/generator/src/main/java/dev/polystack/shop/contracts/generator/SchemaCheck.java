package dev.polystack.shop.contracts.generator;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Checks that a schema stays within what becomes Java; collects everything that does not. */
final class SchemaCheck {

  private static final String DRAFT = "https://json-schema.org/draft/2020-12/schema";

  /** Every schema is named by this address and its path. */
  static final String ID = "https://contracts.polystack.dev/";

  private static final Set<String> OF_EVERY_FILE =
      Set.of("$schema", "$id", "title", "description", "deprecated", "examples", "type");
  private static final Set<String> OF_OBJECTS = Set.of("properties", "required");
  private static final Set<String> OF_TEXTS =
      Set.of("enum", "format", "minLength", "maxLength", "pattern");

  private final ContractFiles files;
  private final Path file;
  private final JsonNode schema;
  private final List<Mistake> mistakes = new ArrayList<>();

  private SchemaCheck(ContractFiles files, Path file, JsonNode schema) {
    this.files = files;
    this.file = file;
    this.schema = schema;
  }

  /** Everything that is wrong with a file that is to become a type. */
  static List<Mistake> mistakes(ContractFiles files, Path file, JsonNode schema) {
    SchemaCheck check = new SchemaCheck(files, file, schema);
    if (!schema.isObject()) {
      check.add(Fault.NO_JAVA_TYPE, "", "is no object: a schema is one");
      return check.mistakes;
    }
    check.header();
    check.body();
    return check.mistakes;
  }

  private void header() {
    String name = file.getFileName().toString().replace(".json", "");
    is("$schema", DRAFT);
    is("$id", ID + file);
    is("title", name);
    if (schema.path("description").asText().isBlank()) {
      add(Fault.MISSING, "/description", "is missing: say what it is for");
    }
    if (!schema.path("examples").isArray() || schema.path("examples").isEmpty()) {
      add(Fault.MISSING, "/examples", "is missing: give at least one realistic example");
    }
    ToldCheck.check(files, file, schema, mistakes);
  }

  private void body() {
    switch (schema.path("type").asText()) {
      case "object" -> {
        allowed(OF_OBJECTS);
        object();
      }
      case "string" -> {
        allowed(OF_TEXTS);
        constants();
        new PropertyCheck(files, file, mistakes).limits("", schema);
      }
      default ->
          add(
              Fault.NO_JAVA_TYPE,
              "/type",
              "is %s, has to be object or string".formatted(schema.path("type")));
    }
  }

  private void object() {
    if (schema.path("properties").isEmpty()) {
      add(Fault.MISSING, "/properties", "is missing or empty");
    }
    PropertyCheck check = new PropertyCheck(files, file, mistakes);
    schema
        .path("properties")
        .properties()
        .forEach(entry -> check.property(entry.getKey(), entry.getValue()));
    if (schema.has("required") && !schema.path("required").isArray()) {
      add(Fault.SENSELESS_RULE, "/required", "is no list of names");
    }
    int index = 0;
    for (JsonNode name : schema.path("required")) {
      if (!schema.path("properties").has(name.asText())) {
        add(
            Fault.UNKNOWN_PROPERTY,
            "/required/" + index,
            "names '%s', which is no property".formatted(name.asText()));
      }
      index++;
    }
  }

  private void constants() {
    int index = 0;
    for (JsonNode constant : schema.path("enum")) {
      if (!constant.asText().matches("[A-Z][A-Z0-9_]*") || constant.asText().equals("UNKNOWN")) {
        add(
            Fault.NO_JAVA_TYPE,
            "/enum/" + index,
            "is %s, has to be an upper-case name other than UNKNOWN".formatted(constant));
      }
      index++;
    }
  }

  private void allowed(Set<String> ofItsType) {
    Set<String> others = new TreeSet<>();
    schema.fieldNames().forEachRemaining(others::add);
    others.removeAll(OF_EVERY_FILE);
    others.removeIf(ToldCheck::isKeyword);
    others.removeAll(ofItsType);
    others.forEach(each -> add(Fault.NO_JAVA_TYPE, "/" + each, "has no meaning in Java here"));
  }

  private void is(String keyword, String expected) {
    String actual = schema.path(keyword).asText();
    if (!actual.equals(expected)) {
      add(Fault.WRONG_NAME, "/" + keyword, "is '%s', has to be '%s'".formatted(actual, expected));
    }
  }

  private void add(Fault fault, String pointer, String message) {
    mistakes.add(new Mistake(fault, file, pointer, message));
  }
}
