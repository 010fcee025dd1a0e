package dev.polystack.shop.contracts.compatibility;

import graphql.language.InputObjectTypeDefinition;
import graphql.language.InputValueDefinition;
import graphql.schema.diff.DiffCategory;
import graphql.schema.diff.DiffEvent;
import graphql.schema.diff.SchemaDiff;
import graphql.schema.diff.SchemaDiffSet;
import graphql.schema.diff.reporting.CapturingReporter;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compares two versions of a GraphQL schema; what is merely dangerous breaks as well. */
final class GraphqlComparison {

  /** Known to AppSync without a declaration. */
  private static final List<String> GIVEN_SCALARS = List.of("AWSURL", "AWSDateTime");

  private GraphqlComparison() {}

  static void compare(String file, String old, String now, Findings findings) {
    CapturingReporter reporter = new CapturingReporter();
    new SchemaDiff()
        .diffSchema(SchemaDiffSet.diffSetFromSdl(complete(old), complete(now)), reporter);
    List<DiffEvent> events = new ArrayList<>(reporter.getBreakages());
    events.addAll(reporter.getDangers());
    TypeDefinitionRegistry before = new SchemaParser().parse(complete(old));
    TypeDefinitionRegistry after = new SchemaParser().parse(complete(now));
    events.removeIf(
        event ->
            event.getCategory() == DiffCategory.STRICTER
                && input(event, before).isEmpty()
                && input(event, after)
                    .filter(field -> field.getDefaultValue() != null)
                    .isPresent());
    for (DiffEvent event : events) {
      findings.add(
          file,
          event.getFieldName() == null
              ? event.getTypeName()
              : event.getTypeName() + "." + event.getFieldName(),
          event.getReasonMsg(),
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

  private static String complete(String sdl) {
    StringBuilder complete = new StringBuilder(sdl);
    for (String scalar : GIVEN_SCALARS) {
      if (!sdl.contains("scalar " + scalar)) {
        complete.append("\nscalar ").append(scalar);
      }
    }
    return complete.toString();
  }
}
