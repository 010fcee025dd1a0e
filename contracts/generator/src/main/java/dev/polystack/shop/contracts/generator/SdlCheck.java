package dev.polystack.shop.contracts.generator;

import graphql.language.Document;
import graphql.language.FieldDefinition;
import graphql.language.ListType;
import graphql.language.NonNullType;
import graphql.language.ObjectTypeDefinition;
import graphql.language.SDLNamedDefinition;
import graphql.language.Type;
import graphql.language.TypeName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Checks that the object types of a GraphQL schema stay within what becomes Java. */
final class SdlCheck {

  private SdlCheck() {}

  /** Everything that is wrong with a file. */
  static List<Mistake> mistakes(Path file, Document document) {
    Set<String> known = new HashSet<>(SdlReader.SCALARS);
    document
        .getDefinitionsOfType(SDLNamedDefinition.class)
        .forEach(definition -> known.add(definition.getName()));
    List<Mistake> mistakes = new ArrayList<>();
    for (ObjectTypeDefinition type : document.getDefinitionsOfType(ObjectTypeDefinition.class)) {
      if (type.getDescription() == null) {
        mistakes.add(new Mistake(file, type.getName(), "has no description"));
      }
      for (FieldDefinition field : type.getFieldDefinitions()) {
        String name = named(field.getType());
        if (!known.contains(name)) {
          mistakes.add(
              new Mistake(
                  file, type.getName() + "." + field.getName(), "has the unknown type " + name));
        }
      }
    }
    return mistakes;
  }

  private static String named(Type<?> type) {
    if (type instanceof NonNullType nonNull) {
      return named(nonNull.getType());
    }
    return type instanceof ListType list ? named(list.getType()) : ((TypeName) type).getName();
  }
}
