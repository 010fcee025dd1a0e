package dev.polystack.shop.contracts.generator;

import graphql.GraphQLError;
import graphql.GraphQLException;
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
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Validates the example operations of a GraphQL API by the schema in the folder above them. */
final class OperationCheck {

  /** Known to AppSync without a declaration. */
  private static final List<String> GIVEN_SCALARS = List.of("AWSURL", "AWSDateTime");

  private OperationCheck() {}

  /**
   * Schemas that are none, operations that an API would refuse, and files that show none.
   *
   * @param found mistakes of the schemas; a schema that is among them is not looked at again
   */
  static List<Mistake> mistakes(
      ContractFiles files, List<GraphqlFolder> folders, List<Mistake> found) {
    List<Mistake> mistakes = new ArrayList<>();
    for (GraphqlFolder folder : folders) {
      if (found.stream().noneMatch(each -> folder.files().containsKey(each.file()))) {
        check(folder, files, mistakes);
      }
    }
    return mistakes;
  }

  private static void check(GraphqlFolder folder, ContractFiles files, List<Mistake> mistakes) {
    Map<Path, Document> examples = new TreeMap<>(files.operations());
    examples.keySet().removeIf(each -> !each.startsWith(folder.folder().resolve("examples")));
    Set<String> asked = new HashSet<>();
    examples.values().forEach(each -> asked.addAll(SdlReader.asked(each)));
    folder
        .files()
        .forEach(
            (file, document) -> {
              if (Collections.disjoint(SdlReader.offered(document), asked)) {
                mistakes.add(
                    new Mistake(
                        Fault.MISSING,
                        file,
                        "",
                        "has no example: put realistic operations into examples/*.graphql beside it"));
              }
            });
    schema(folder, mistakes)
        .ifPresent(
            schema ->
                examples.forEach(
                    (file, example) ->
                        ParseAndValidate.validate(schema, example).stream()
                            .map(error -> mistake(file, error))
                            .forEach(mistakes::add)));
  }

  /** The schema; empty if it makes no sense as a whole, which is a mistake then. */
  private static Optional<GraphQLSchema> schema(GraphqlFolder folder, List<Mistake> mistakes) {
    try {
      TypeDefinitionRegistry types = new SchemaParser().buildRegistry(folder.whole());
      GIVEN_SCALARS.stream()
          .map(name -> ScalarTypeDefinition.newScalarTypeDefinition().name(name).build())
          .forEach(types::add);
      return Optional.of(UnExecutableSchemaGenerator.makeUnExecutableSchema(types));
    } catch (GraphQLException e) {
      Path file = folder.files().keySet().iterator().next();
      List<String> messages =
          e instanceof SchemaProblem problem
              ? problem.getErrors().stream().map(GraphQLError::getMessage).toList()
              : List.of(e.getMessage());
      messages.forEach(
          message -> mistakes.add(new Mistake(Fault.SENSELESS_RULE, file, "", message)));
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
