package dev.polystack.shop.contracts.generator;

import graphql.language.AbstractDescribedNode;
import graphql.language.AstPrinter;
import graphql.language.Document;
import graphql.language.EnumTypeDefinition;
import graphql.language.FieldDefinition;
import graphql.language.InputObjectTypeDefinition;
import graphql.language.InputValueDefinition;
import graphql.language.InterfaceTypeDefinition;
import graphql.language.ListType;
import graphql.language.NamedNode;
import graphql.language.Node;
import graphql.language.NonNullType;
import graphql.language.ObjectTypeDefinition;
import graphql.language.ObjectTypeExtensionDefinition;
import graphql.language.SDLExtensionDefinition;
import graphql.language.Type;
import graphql.language.TypeDefinition;
import graphql.language.TypeName;
import graphql.language.UnionTypeDefinition;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Checks that the types of a GraphQL schema stay within what becomes Java. */
final class SdlCheck {

  private static final String OWNER = "x-owner:";

  private final SharedTypes shared;
  private final Map<String, TypeDefinition<?>> known = new HashMap<>();
  private final List<Mistake> mistakes = new ArrayList<>();

  private SdlCheck(SharedTypes shared) {
    this.shared = shared;
  }

  /** Everything that is wrong with a schema. */
  static List<Mistake> mistakes(ContractFiles files, GraphqlFolder folder) {
    SdlCheck check = new SdlCheck(new SharedTypes(files, SdlReader.types(folder.whole())));
    folder.files().forEach(check::owner);
    folder
        .files()
        .forEach((file, document) -> SdlReader.types(document).forEach(t -> check.type(file, t)));
    folder
        .files()
        .forEach((file, document) -> SdlReader.types(document).forEach(t -> check.fields(file, t)));
    return check.mistakes;
  }

  /** GraphQL has no place for an owner, and a client must not see it: it is a comment. */
  private void owner(Path file, Document document) {
    String service = String.valueOf(file.getName(1));
    Node<?> first = document.getDefinitions().get(0);
    String owner =
        first.getComments().stream()
            .map(comment -> comment.getContent().strip())
            .filter(comment -> comment.startsWith(OWNER))
            .map(comment -> comment.substring(OWNER.length()).strip())
            .findFirst()
            .orElse("");
    if (!owner.equals(service)) {
      add(
          Fault.WRONG_OWNER,
          file,
          "x-owner",
          "is '%s', has to be '%s': begin the file with the comment '# x-owner: %2$s'"
              .formatted(owner, service));
    }
  }

  private void type(Path file, TypeDefinition<?> type) {
    if (type instanceof SDLExtensionDefinition) {
      if (!(type instanceof ObjectTypeExtensionDefinition) || !SdlReader.isOperation(type)) {
        add(
            Fault.NO_JAVA_TYPE,
            file,
            type.getName(),
            "is extended: extend Query, Mutation and Subscription, write any other type in one place");
      }
      return;
    }
    described(file, type.getName(), (AbstractDescribedNode<?>) type);
    if (type instanceof UnionTypeDefinition) {
      add(
          Fault.NO_JAVA_TYPE,
          file,
          type.getName(),
          "has no Java type here: use an interface, which may get more kinds without breaking anybody");
    } else if (type instanceof ObjectTypeDefinition
        || type instanceof InterfaceTypeDefinition
        || type instanceof InputObjectTypeDefinition
        || type instanceof EnumTypeDefinition) {
      known.put(type.getName(), type);
      mistakes.addAll(SharedTypeCheck.mistakes(file, type, shared));
    } else {
      add(
          Fault.NO_JAVA_TYPE,
          file,
          type.getName(),
          "has no Java type here: use objects, interfaces, inputs and enums");
    }
  }

  private void fields(Path file, TypeDefinition<?> type) {
    for (Node<?> field : type.getChildren()) {
      Type<?> fieldType =
          field instanceof FieldDefinition output
              ? output.getType()
              : field instanceof InputValueDefinition input ? input.getType() : null;
      if (fieldType == null) {
        continue;
      }
      String place = type.getName() + "." + ((NamedNode<?>) field).getName();
      described(file, place, (AbstractDescribedNode<?>) field);
      String name = named(fieldType);
      if (!known.containsKey(name) && !SdlReader.SCALARS.contains(name)) {
        add(Fault.DANGLING_REFERENCE, file, place, "has the unknown type " + name);
      }
    }
    if (type instanceof InterfaceTypeDefinition family && !family.getImplements().isEmpty()) {
      add(Fault.NO_JAVA_TYPE, file, type.getName(), "is an interface that implements another one");
    }
    if (type instanceof ObjectTypeDefinition member) {
      member.getImplements().forEach(family -> inherited(file, member, named(family)));
    }
  }

  /** GraphQL lets a kind be stricter than its interface; a Java accessor has one type. */
  private void inherited(Path file, ObjectTypeDefinition member, String family) {
    if (!(known.get(family) instanceof InterfaceTypeDefinition definition)) {
      return;
    }
    Map<String, String> types = new HashMap<>();
    definition
        .getFieldDefinitions()
        .forEach(each -> types.put(each.getName(), AstPrinter.printAst(each.getType())));
    for (FieldDefinition field : member.getFieldDefinitions()) {
      String expected = types.get(field.getName());
      if (expected != null && !expected.equals(AstPrinter.printAst(field.getType()))) {
        add(
            Fault.NO_JAVA_TYPE,
            file,
            member.getName() + "." + field.getName(),
            "is not %s as in %s".formatted(expected, family));
      }
    }
  }

  private void described(Path file, String place, AbstractDescribedNode<?> node) {
    if (node.getDescription() == null || node.getDescription().getContent().isBlank()) {
      add(Fault.MISSING, file, place, "has no description");
    }
  }

  private static String named(Type<?> type) {
    if (type instanceof NonNullType nonNull) {
      return named(nonNull.getType());
    }
    return type instanceof ListType list ? named(list.getType()) : ((TypeName) type).getName();
  }

  private void add(Fault fault, Path file, String place, String message) {
    mistakes.add(new Mistake(fault, file, place, message));
  }
}
