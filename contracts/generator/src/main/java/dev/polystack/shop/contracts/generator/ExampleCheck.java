package dev.polystack.shop.contracts.generator;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Validates each schema's examples by the schema itself. */
final class ExampleCheck {

  /** JSON Schema 2020-12; what it does not know, such as x-owner, is said for people. */
  private static final Dialect DIALECT =
      Dialect.builder(Dialects.getDraft202012())
          .unknownKeywordFactory((keyword, context) -> new NonValidationKeyword(keyword))
          .build();

  private final ContractFiles files;
  private final SchemaRegistry registry;

  private ExampleCheck(ContractFiles files) {
    this.files = files;
    Map<String, String> texts =
        files.json().entrySet().stream()
            .collect(
                Collectors.toMap(
                    each -> SchemaCheck.ID + each.getKey(), each -> each.getValue().toString()));
    this.registry =
        SchemaRegistry.withDialect(
            DIALECT,
            builder ->
                builder
                    .schemas(texts)
                    .schemaRegistryConfig(
                        SchemaRegistryConfig.builder()
                            .formatAssertionsEnabled(true)
                            .locale(Locale.ENGLISH)
                            .build()));
  }

  /**
   * The examples that do not keep their schema.
   *
   * @param found mistakes of the schemas; an example is left out if its own schema, or one that it
   *     refers to, is among them
   */
  static List<Mistake> mistakes(ContractFiles files, List<Mistake> found) {
    Set<Path> unsound = found.stream().map(Mistake::file).collect(Collectors.toSet());
    ExampleCheck check = new ExampleCheck(files);
    List<Mistake> mistakes = new ArrayList<>();
    files
        .json()
        .forEach(
            (file, schema) -> {
              Set<Path> needed = new HashSet<>();
              check.collect(file, needed);
              needed.retainAll(unsound);
              if (ContractFiles.isType(file) && needed.isEmpty()) {
                check.examples(file, schema.path("examples"), mistakes);
              }
            });
    return mistakes;
  }

  private void collect(Path file, Set<Path> needed) {
    JsonNode schema = files.json().get(file);
    if (schema == null || !needed.add(file)) {
      return;
    }
    schema
        .findValuesAsText("$ref")
        .forEach(each -> collect(file.resolveSibling(each).normalize(), needed));
  }

  private void examples(Path file, JsonNode examples, List<Mistake> mistakes) {
    Schema schema = registry.getSchema(SchemaLocation.of(SchemaCheck.ID + file));
    int index = 0;
    for (JsonNode example : examples) {
      String place = "/examples/" + index++;
      for (Error error : schema.validate(example)) {
        mistakes.add(
            new Mistake(
                Fault.INVALID_EXAMPLE,
                file,
                place + error.getInstanceLocation(),
                error.getMessage()));
      }
    }
  }
}
