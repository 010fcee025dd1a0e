package dev.polystack.shop.contracts.generator;

import graphql.ParseAndValidate;
import graphql.language.Document;
import graphql.language.ScalarTypeDefinition;
import graphql.language.SourceLocation;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import graphql.schema.idl.UnExecutableSchemaGenerator;
import graphql.schema.idl.errors.SchemaProblem;
import graphql.validation.ValidationError;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Validates the example operations of a GraphQL API by the schema in the folder above. */
final class OperationCheck {

  /** Known to AppSync without a declaration. */
  private static final List<String> GIVEN_SCALARS = List.of("AWSURL", "AWSDateTime");

  private OperationCheck() {}

  /**
   * Schemas that are none, operations that an API would refuse, and APIs that show none.
   *
   * @param found mistakes of the schemas; a schema that is among them is not looked at again
   */
  static List<Mistake> mistakes(ContractFiles files, List<Mistake> found) {
    List<Mistake> mistakes = new ArrayList<>();
    files
        .sdl()
        .forEach(
            (file, document) -> {
              if (found.stream().noneMatch(each -> each.file().equals(file))) {
                check(file, document, files, mistakes);
              }
            });
    return mistakes;
  }

  private static void check(
      Path file, Document document, ContractFiles files, List<Mistake> mistakes) {
    List<Map.Entry<Path, Document>> examples =
        files.operations().entrySet().stream()
            .filter(each -> each.getKey().startsWith(file.resolveSibling("examples")))
            .toList();
    if (examples.isEmpty()) {
      mistakes.add(
          new Mistake(
              Fault.MISSING,
              file,
              "",
              "has no example: put realistic operations into examples/*.graphql beside it"));
    }
    schema(file, document, mistakes)
        .ifPresent(
            schema ->
                examples.forEach(
                    each ->
                        ParseAndValidate.validate(schema, each.getValue()).stream()
                            .map(error -> mistake(each.getKey(), error))
                            .forEach(mistakes::add)));
  }

  /** The schema; empty if it makes no sense as a whole, which is a mistake then. */
  private static Optional<GraphQLSchema> schema(
      Path file, Document document, List<Mistake> mistakes) {
    try {
      TypeDefinitionRegistry types = new SchemaParser().buildRegistry(document);
      GIVEN_SCALARS.stream()
          .map(name -> ScalarTypeDefinition.newScalarTypeDefinition().name(name).build())
          .forEach(types::add);
      return Optional.of(UnExecutableSchemaGenerator.makeUnExecutableSchema(types));
    } catch (SchemaProblem e) {
      e.getErrors()
          .forEach(
              error ->
                  mistakes.add(new Mistake(Fault.SENSELESS_RULE, file, "", error.getMessage())));
      return Optional.empty();
    }
  }

  private static Mistake mistake(Path file, ValidationError error) {
    String place =
        error.getLocations().stream()
            .findFirst()
            .map(SourceLocation::getLine)
            .map("line %d"::formatted)
            .orElse("");
    return new Mistake(Fault.INVALID_EXAMPLE, file, place, error.getMessage());
  }
}
