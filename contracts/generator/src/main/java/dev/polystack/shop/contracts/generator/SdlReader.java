package dev.polystack.shop.contracts.generator;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import dev.polystack.shop.contracts.generator.Shape.Component;
import graphql.language.Description;
import graphql.language.FieldDefinition;
import graphql.language.ListType;
import graphql.language.NonNullType;
import graphql.language.ObjectTypeDefinition;
import graphql.language.Type;
import graphql.parser.Parser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the object types of a GraphQL schema as shapes: what a resolver answers. */
final class SdlReader {

  private static final Set<String> OPERATIONS = Set.of("Query", "Mutation", "Subscription");

  private final Path root;

  /** Reads files below this folder. */
  SdlReader(Path root) {
    this.root = root;
  }

  /** The shapes of a file's object types, without the operations themselves. */
  List<Shape> read(Path file) {
    return Parser.parse(text(file)).getDefinitionsOfType(ObjectTypeDefinition.class).stream()
        .filter(type -> !OPERATIONS.contains(type.getName()))
        .map(type -> shape(file, type))
        .toList();
  }

  private Shape shape(Path file, ObjectTypeDefinition type) {
    List<Component> components =
        type.getFieldDefinitions().stream().map(field -> component(file, field)).toList();
    return new Shape.Composite(
        Packages.inFolderOf(file, type.getName()),
        doc(type.getDescription()),
        components,
        null,
        null);
  }

  private Component component(Path file, FieldDefinition field) {
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

  private String text(Path file) {
    try {
      return Files.readString(root.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the schema " + file, e);
    }
  }
}
