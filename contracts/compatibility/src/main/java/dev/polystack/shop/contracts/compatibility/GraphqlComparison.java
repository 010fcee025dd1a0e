package dev.polystack.shop.contracts.compatibility;

import graphql.language.FieldDefinition;
import graphql.language.InputObjectTypeDefinition;
import graphql.language.InputValueDefinition;
import graphql.language.ObjectTypeExtensionDefinition;
import graphql.language.ScalarTypeDefinition;
import graphql.language.TypeName;
import graphql.schema.diff.DiffCategory;
import graphql.schema.diff.DiffEvent;
import graphql.schema.diff.SchemaDiff;
import graphql.schema.diff.SchemaDiffSet;
import graphql.schema.diff.reporting.CapturingReporter;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.SchemaPrinter;
import graphql.schema.idl.TypeDefinitionRegistry;
import graphql.schema.idl.UnExecutableSchemaGenerator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Compares two versions of a GraphQL schema; what is merely dangerous breaks as well. */
final class GraphqlComparison {

  /** Known to AppSync without a declaration. */
  private static final List<String> GIVEN_SCALARS = List.of("AWSURL", "AWSDateTime");

  /** Begins the fields that are added to {@code Query}; no contract's name has two underscores. */
  private static final String REACHED = "any__";

  private GraphqlComparison() {}

  /** Compares two whole schemas, each the text of all its files. */
  static void compare(String file, String released, String current, Findings findings) {
    String old = complete(released);
    String now = complete(current);
    CapturingReporter reporter = new CapturingReporter();
    new SchemaDiff().diffSchema(SchemaDiffSet.diffSetFromSdl(old, now), reporter);
    List<DiffEvent> events = new ArrayList<>(reporter.getBreakages());
    events.addAll(reporter.getDangers());
    TypeDefinitionRegistry before = new SchemaParser().parse(old);
    TypeDefinitionRegistry after = new SchemaParser().parse(now);
    events.removeIf(
        event ->
            event.getCategory() == DiffCategory.STRICTER
                && input(event, before).isEmpty()
                && input(event, after)
                    .filter(field -> field.getDefaultValue() != null)
                    .isPresent());
    for (DiffEvent event : events) {
      boolean gone = isAdded(event.getFieldName());
      findings.add(
          file,
          coordinate(event),
          gone ? "the type was removed" : event.getReasonMsg(),
          "queries and clients that were written by the released version",
          "keep it as it was, and add what is new beside it");
    }
  }

  /**
   * The input field that an event is about; the library calls a new one breaking even if it has a
   * default.
   */
  private static Optional<InputValueDefinition> input(
      DiffEvent event, TypeDefinitionRegistry types) {
    return types.getType(event.getTypeName(), InputObjectTypeDefinition.class).stream()
        .flatMap(type -> type.getInputValueDefinitions().stream())
        .filter(field -> field.getName().equals(event.getFieldName()))
        .findFirst();
  }

  private static String coordinate(DiffEvent event) {
    if (event.getFieldName() == null) {
      return event.getTypeName();
    }
    return isAdded(event.getFieldName())
        ? event.getFieldName().substring(REACHED.length())
        : event.getTypeName() + "." + event.getFieldName();
  }

  private static boolean isAdded(@Nullable String field) {
    return field != null && field.startsWith(REACHED);
  }

  /**
   * The schema as the library's comparison sees all of it: extensions written into what they
   * extend, and every type reachable from {@code Query}, for it does not go from an interface to
   * its types.
   */
  private static String complete(String sdl) {
    TypeDefinitionRegistry types = new SchemaParser().parse(sdl);
    for (String name : GIVEN_SCALARS) {
      if (types.getType(name).isEmpty()) {
        types.add(ScalarTypeDefinition.newScalarTypeDefinition().name(name).build());
      }
    }
    ObjectTypeExtensionDefinition.Builder query =
        ObjectTypeExtensionDefinition.newObjectTypeExtensionDefinition().name("Query");
    types.types().values().stream()
        .filter(type -> !(type instanceof InputObjectTypeDefinition))
        .map(type -> field(REACHED + type.getName(), type.getName()))
        .forEach(query::fieldDefinition);
    types.add(query.build());
    return new SchemaPrinter(
            SchemaPrinter.Options.defaultOptions()
                .includeDirectiveDefinitions(false)
                .includeScalarTypes(true))
        .print(UnExecutableSchemaGenerator.makeUnExecutableSchema(types));
  }

  private static FieldDefinition field(String name, String type) {
    return FieldDefinition.newFieldDefinition()
        .name(name)
        .type(TypeName.newTypeName(type).build())
        .build();
  }
}
