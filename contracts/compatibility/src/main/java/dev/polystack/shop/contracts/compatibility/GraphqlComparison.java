package dev.polystack.shop.contracts.compatibility;

import graphql.language.Document;
import graphql.language.FieldDefinition;
import graphql.language.InputObjectTypeDefinition;
import graphql.language.InputValueDefinition;
import graphql.language.ObjectTypeDefinition;
import graphql.language.ObjectTypeExtensionDefinition;
import graphql.language.ScalarTypeDefinition;
import graphql.language.TypeName;
import graphql.parser.Parser;
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

  private final String folder;
  private final Retired retired;
  private final Findings findings;

  /**
   * A comparison of one schema.
   *
   * @param folder the schema's
   * @param retired what newer releases had as deprecated; gets what the released schema had
   */
  GraphqlComparison(String folder, Retired retired, Findings findings) {
    this.folder = folder;
    this.retired = retired;
    this.findings = findings;
  }

  /**
   * Compares two whole schemas, each the text of all its files.
   *
   * @param current empty if the schema is gone
   * @return whether there is a current schema, or none is needed any more
   */
  boolean compare(String released, String current) {
    Document after = current.isBlank() ? Document.newDocument().build() : Parser.parse(current);
    Document before = new GraphqlRetirement(folder, retired).kept(Parser.parse(released), after);
    boolean isNeeded = !before.getDefinitions().isEmpty();
    if (isNeeded && !current.isBlank()) {
      compare(before, GraphqlRetirement.plain(after));
    }
    return !isNeeded || !current.isBlank();
  }

  private void compare(Document released, Document current) {
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
          folder,
          coordinate(event),
          gone ? "the type was removed" : event.getReasonMsg(),
          "queries and clients that were written by the released version",
          "keep it as it was, and add what is new beside it; what was released as @deprecated may go");
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
  private static String complete(Document schema) {
    TypeDefinitionRegistry types = new SchemaParser().buildRegistry(schema);
    for (String name : GIVEN_SCALARS) {
      if (types.getType(name).isEmpty()) {
        types.add(ScalarTypeDefinition.newScalarTypeDefinition().name(name).build());
      }
    }
    if (types.getType("Query").isEmpty()) {
      types.add(ObjectTypeDefinition.newObjectTypeDefinition().name("Query").build());
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
