package dev.polystack.shop.contracts.generator;

import graphql.language.AbstractDescribedNode;
import graphql.language.Document;
import graphql.language.EnumTypeDefinition;
import graphql.language.FieldDefinition;
import graphql.language.InputObjectTypeDefinition;
import graphql.language.InputValueDefinition;
import graphql.language.ListType;
import graphql.language.NamedNode;
import graphql.language.Node;
import graphql.language.NonNullType;
import graphql.language.ObjectTypeDefinition;
import graphql.language.Type;
import graphql.language.TypeDefinition;
import graphql.language.TypeName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Checks that the types of a GraphQL schema stay within what becomes Java. */
final class SdlCheck {

  private SdlCheck() {}

  /** Everything that is wrong with a file. */
  static List<Mistake> mistakes(Path file, Document document) {
    Set<String> known = new HashSet<>(SdlReader.SCALARS);
    List<Mistake> mistakes = new ArrayList<>();
    for (TypeDefinition<?> type : types(document)) {
      if (((AbstractDescribedNode<?>) type).getDescription() == null) {
        mistakes.add(new Mistake(Fault.MISSING, file, type.getName(), "has no description"));
      }
      if (hasJavaType(type)) {
        known.add(type.getName());
      } else {
        mistakes.add(
            new Mistake(
                Fault.NO_JAVA_TYPE,
                file,
                type.getName(),
                "has no Java type here: use objects, inputs and enums"));
      }
    }
    for (TypeDefinition<?> type : types(document)) {
      for (Node<?> field : type.getChildren()) {
        Type<?> fieldType =
            field instanceof FieldDefinition output
                ? output.getType()
                : field instanceof InputValueDefinition input ? input.getType() : null;
        if (fieldType != null && !known.contains(named(fieldType))) {
          mistakes.add(
              new Mistake(
                  Fault.DANGLING_REFERENCE,
                  file,
                  type.getName() + "." + ((NamedNode<?>) field).getName(),
                  "has the unknown type " + named(fieldType)));
        }
      }
    }
    return mistakes;
  }

  private static List<TypeDefinition> types(Document document) {
    return document.getDefinitionsOfType(TypeDefinition.class);
  }

  private static boolean hasJavaType(TypeDefinition<?> type) {
    return type instanceof ObjectTypeDefinition
        || type instanceof InputObjectTypeDefinition
        || type instanceof EnumTypeDefinition;
  }

  private static String named(Type<?> type) {
    if (type instanceof NonNullType nonNull) {
      return named(nonNull.getType());
    }
    return type instanceof ListType list ? named(list.getType()) : ((TypeName) type).getName();
  }
}
