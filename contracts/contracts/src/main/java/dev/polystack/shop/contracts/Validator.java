package dev.polystack.shop.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import dev.polystack.shop.contracts.types.Violation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** Checks documents against their JSON Schemas; each schema is loaded once, when first needed. */
final class Validator {

  /** Schemas are named by {@code $id} below this address and found on the class path. */
  private static final String ID = "https://contracts.polystack.dev/";

  /** JSON Schema 2020-12; what it does not know, such as x-owner, is said for people. */
  private static final Dialect DIALECT =
      Dialect.builder(Dialects.getDraft202012())
          .unknownKeywordFactory((keyword, context) -> new NonValidationKeyword(keyword))
          .build();

  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDialect(
          DIALECT,
          builder ->
              builder
                  .schemaRegistryConfig(
                      SchemaRegistryConfig.builder()
                          .formatAssertionsEnabled(true)
                          .locale(Locale.ENGLISH)
                          .build())
                  .schemaIdResolvers(resolvers -> resolvers.mapPrefix(ID, "classpath:contracts/")));

  private static final Map<String, com.networknt.schema.Schema> LOADED = new ConcurrentHashMap<>();

  private Validator() {}

  static List<Violation> violations(Schema<?> schema, JsonNode document) {
    List<Error> errors =
        LOADED.computeIfAbsent(schema.resource(), Validator::load).validate(document);
    if (errors.isEmpty()) { // As nearly always; a stream would cost a tenth of the whole check.
      return List.of();
    }
    return errors.stream()
        .map(Validator::violation)
        .sorted(Comparator.comparing(Violation::pointer).thenComparing(Violation::rule))
        .toList();
  }

  private static com.networknt.schema.Schema load(String resource) {
    try (InputStream stream = Validator.class.getClassLoader().getResourceAsStream(resource)) {
      return REGISTRY.getSchema(
          Objects.requireNonNull(stream, () -> "no schema on the class path: " + resource),
          InputFormat.JSON);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the schema " + resource, e);
    }
  }

  private static Violation violation(Error error) {
    String pointer = error.getInstanceLocation().toString();
    String property = error.getProperty();
    return new Violation(
        property == null ? pointer : pointer + "/" + property,
        error.getKeyword(),
        error.getMessage());
  }
}
