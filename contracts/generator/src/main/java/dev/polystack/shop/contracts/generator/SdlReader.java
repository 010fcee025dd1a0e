package dev.polystack.shop.contracts.generator;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import dev.polystack.shop.contracts.generator.Shape.Component;
import graphql.language.Description;
import graphql.language.Document;
import graphql.language.FieldDefinition;
import graphql.language.ListType;
import graphql.language.NonNullType;
import graphql.language.ObjectTypeDefinition;
import graphql.language.Type;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the object types of a GraphQL schema as shapes: what a resolver answers. */
final class SdlReader {

  private static final Set<String> OPERATIONS = Set.of("Query", "Mutation", "Subscription");

  /** The types that every GraphQL schema may use here: GraphQL's own and AppSync's. */
  static final Set<String> SCALARS =
      Set.of("ID", "String", "Int", "Boolean", "Float", "AWSURL", "AWSDateTime");

  private SdlReader() {}

  /** The shapes of a file's object types, without the operations themselves. */
  static List<Shape> read(Path file, Document document) {
    return document.getDefinitionsOfType(ObjectTypeDefinition.class).stream()
        .filter(type -> !OPERATIONS.contains(type.getName()))
        .map(type -> shape(file, type))
        .toList();
  }

  private static Shape shape(Path file, ObjectTypeDefinition type) {
    List<Component> components =
        type.getFieldDefinitions().stream().map(field -> component(file, field)).toList();
    return new Shape.Composite(
        Packages.inFolderOf(file, type.getName()),
        doc(type.getDescription()),
        components,
        null,
        null);
  }

  private static Component component(Path file, FieldDefinition field) {
    Type<?> type = field.getType();
    boolean required = type instanceof NonNullType;
    Type<?> inner = bare(type);
    boolean list = inner instanceof ListType;
    return new Component(
        field.getName(),
        doc(field.getDescription()),
        javaType(file, list ? bare(((ListType) inner).getType()) : inner),
        list,
        required);
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
