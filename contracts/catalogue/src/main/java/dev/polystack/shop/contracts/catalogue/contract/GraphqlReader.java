package dev.polystack.shop.contracts.catalogue.contract;

import dev.polystack.shop.contracts.catalogue.contract.GraphqlContract.Member;
import graphql.language.AbstractDescribedNode;
import graphql.language.AstPrinter;
import graphql.language.Definition;
import graphql.language.Document;
import graphql.language.EnumTypeDefinition;
import graphql.language.Field;
import graphql.language.FieldDefinition;
import graphql.language.InputObjectTypeDefinition;
import graphql.language.InputValueDefinition;
import graphql.language.InterfaceTypeDefinition;
import graphql.language.ObjectTypeDefinition;
import graphql.language.OperationDefinition;
import graphql.language.SDLExtensionDefinition;
import graphql.language.ScalarTypeDefinition;
import graphql.language.UnionTypeDefinition;
import graphql.parser.Parser;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads GraphQL schemas for people. */
final class GraphqlReader {

  private static final List<String> OPERATIONS = List.of("Query", "Mutation", "Subscription");

  private GraphqlReader() {}

  /**
   * A file of a schema.
   *
   * @param examples documents that clients may send, also those that ask for other files' fields
   */
  static GraphqlContract read(Path file, String sdl, List<String> examples) {
    Document document = Parser.parse(sdl);
    List<GraphqlContract.Type> types = new ArrayList<>();
    for (Definition<?> definition : document.getDefinitions()) {
      GraphqlContract.Type type = type(definition);
      if (type != null) {
        types.add(type);
      }
    }
    types.sort(Comparator.comparing(type -> !OPERATIONS.contains(type.name())));
    return new GraphqlContract(
        file,
        String.valueOf(file.getName(1)),
        description(document, types),
        types,
        examples.stream().filter(example -> asksFor(types, example)).toList(),
        sdl);
  }

  /** The comment that the file begins with but its owner, or else what its first type is. */
  private static String description(Document document, List<GraphqlContract.Type> types) {
    Definition<?> first = document.getDefinitions().get(0);
    String comment =
        first.getComments().stream()
            .map(each -> each.getContent().strip())
            .filter(each -> !each.startsWith("x-owner:"))
            .collect(Collectors.joining(" "));
    return comment.isEmpty()
        ? types.stream().findFirst().map(GraphqlContract.Type::description).orElse("")
        : comment;
  }

  private static boolean asksFor(List<GraphqlContract.Type> types, String example) {
    Set<String> offered =
        types.stream()
            .filter(type -> OPERATIONS.contains(type.name()))
            .flatMap(type -> type.members().stream())
            .map(Member::name)
            .collect(Collectors.toSet());
    return Parser.parse(example).getDefinitionsOfType(OperationDefinition.class).stream()
        .flatMap(each -> each.getSelectionSet().getSelectionsOfType(Field.class).stream())
        .anyMatch(field -> offered.contains(field.getName()));
  }

  private static GraphqlContract.@Nullable Type type(Definition<?> definition) {
    if (definition instanceof ObjectTypeDefinition type) {
      return new GraphqlContract.Type(
          type.getName(),
          type instanceof SDLExtensionDefinition ? "extend type" : "type",
          doc(type),
          fields(type.getFieldDefinitions()),
          type.getImplements().stream().map(AstPrinter::printAst).toList());
    }
    if (definition instanceof InterfaceTypeDefinition type) {
      return new GraphqlContract.Type(
          type.getName(), "interface", doc(type), fields(type.getFieldDefinitions()));
    }
    if (definition instanceof InputObjectTypeDefinition type) {
      return new GraphqlContract.Type(
          type.getName(), "input", doc(type), inputs(type.getInputValueDefinitions()));
    }
    if (definition instanceof EnumTypeDefinition type) {
      return new GraphqlContract.Type(
          type.getName(),
          "enum",
          doc(type),
          type.getEnumValueDefinitions().stream()
              .map(value -> new Member(value.getName(), "", doc(value), List.of()))
              .toList());
    }
    if (definition instanceof UnionTypeDefinition type) {
      return new GraphqlContract.Type(
          type.getName(),
          "union",
          doc(type),
          type.getMemberTypes().stream()
              .map(member -> new Member(AstPrinter.printAst(member), "", "", List.of()))
              .toList());
    }
    if (definition instanceof ScalarTypeDefinition type) {
      return new GraphqlContract.Type(type.getName(), "scalar", doc(type), List.of());
    }
    return null;
  }

  private static List<Member> fields(List<FieldDefinition> fields) {
    return fields.stream()
        .map(
            field ->
                new Member(
                    field.getName(),
                    AstPrinter.printAst(field.getType()),
                    doc(field),
                    inputs(field.getInputValueDefinitions())))
        .toList();
  }

  private static List<Member> inputs(List<InputValueDefinition> inputs) {
    return inputs.stream()
        .map(
            input ->
                new Member(
                    input.getName(),
                    AstPrinter.printAst(input.getType())
                        + (input.getDefaultValue() == null
                            ? ""
                            : " = " + AstPrinter.printAst(input.getDefaultValue())),
                    doc(input),
                    List.of()))
        .toList();
  }

  private static String doc(AbstractDescribedNode<?> node) {
    return node.getDescription() == null ? "" : node.getDescription().getContent();
  }
}
