package dev.polystack.shop.contracts.generator;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import dev.polystack.shop.contracts.generator.Shape.Component;
import graphql.language.Description;
import graphql.language.Document;
import graphql.language.EnumTypeDefinition;
import graphql.language.EnumValueDefinition;
import graphql.language.InputObjectTypeDefinition;
import graphql.language.ListType;
import graphql.language.NonNullType;
import graphql.language.ObjectTypeDefinition;
import graphql.language.Type;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the types of a GraphQL schema as shapes: what a resolver is given and answers. */
final class SdlReader {

  private static final Set<String> OPERATIONS = Set.of("Query", "Mutation", "Subscription");

  /** The types that every GraphQL schema may use here: GraphQL's own and AppSync's. */
  static final Set<String> SCALARS =
      Set.of("ID", "String", "Int", "Boolean", "Float", "AWSURL", "AWSDateTime");

  private SdlReader() {}

  /** The shapes of a file's types, without the operations themselves. */
  static List<Shape> read(Path file, Document document) {
    List<Shape> shapes = new ArrayList<>();
    for (ObjectTypeDefinition type : document.getDefinitionsOfType(ObjectTypeDefinition.class)) {
      if (!OPERATIONS.contains(type.getName())) {
        List<Component> components =
            type.getFieldDefinitions().stream()
                .map(
                    field ->
                        component(file, field.getName(), field.getDescription(), field.getType()))
                .toList();
        shapes.add(composite(file, type.getName(), type.getDescription(), components));
      }
    }
    for (InputObjectTypeDefinition type :
        document.getDefinitionsOfType(InputObjectTypeDefinition.class)) {
      List<Component> components =
          type.getInputValueDefinitions().stream()
              .map(
                  field ->
                      component(file, field.getName(), field.getDescription(), field.getType()))
              .toList();
      shapes.add(composite(file, type.getName(), type.getDescription(), components));
    }
    for (EnumTypeDefinition type : document.getDefinitionsOfType(EnumTypeDefinition.class)) {
      shapes.add(
          new Shape.Choice(
              Packages.inFolderOf(file, type.getName()),
              doc(type.getDescription()),
              type.getEnumValueDefinitions().stream().map(EnumValueDefinition::getName).toList()));
    }
    return shapes;
  }

  private static Shape composite(
      Path file, String name, @Nullable Description description, List<Component> components) {
    return new Shape.Composite(
        Packages.inFolderOf(file, name), doc(description), components, null, null);
  }

  private static Component component(
      Path file, String name, @Nullable Description description, Type<?> type) {
    Type<?> inner = bare(type);
    boolean list = inner instanceof ListType;
    return new Component(
        name,
        doc(description),
        javaType(file, list ? bare(((ListType) inner).getType()) : inner),
        list,
        type instanceof NonNullType);
  }

  private static Type<?> bare(Type<?> type) {
    return type instanceof NonNullType nonNull ? nonNull.getType() : type;
  }

  private static TypeName javaType(Path file, Type<?> type) {
    String name = ((graphql.language.TypeName) type).getName();
    return switch (name) {
      case "ID", "String" -> ClassName.get(String.class);
      case "Int" -> TypeName.LONG; // GraphQL says 32 bits; the schema's owner may widen it.
      case "Boolean" -> TypeName.BOOLEAN;
      case "Float" -> TypeName.DOUBLE;
      case "AWSURL" -> ClassName.get(URI.class);
      case "AWSDateTime" -> ClassName.get(Instant.class);
      default -> Packages.inFolderOf(file, name);
    };
  }

  private static String doc(@Nullable Description description) {
    return description == null ? "" : description.getContent();
  }
}
