package dev.polystack.shop.contracts.generator;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import dev.polystack.shop.contracts.generator.Shape.Component;
import graphql.language.AbstractDescribedNode;
import graphql.language.Document;
import graphql.language.EnumTypeDefinition;
import graphql.language.EnumValueDefinition;
import graphql.language.Field;
import graphql.language.FieldDefinition;
import graphql.language.InputObjectTypeDefinition;
import graphql.language.InterfaceTypeDefinition;
import graphql.language.ListType;
import graphql.language.NonNullType;
import graphql.language.ObjectTypeDefinition;
import graphql.language.OperationDefinition;
import graphql.language.Type;
import graphql.language.TypeDefinition;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the types of a GraphQL schema as shapes: what a resolver is given and answers. */
final class SdlReader {

  private static final Set<String> OPERATIONS = Set.of("Query", "Mutation", "Subscription");

  /** The types that every GraphQL schema may use here: GraphQL's own and AppSync's. */
  static final Set<String> SCALARS =
      Set.of("ID", "String", "Int", "Boolean", "Float", "AWSURL", "AWSDateTime");

  private final Path folder;
  private final List<TypeDefinition<?>> types;
  private final SharedTypes shared;
  private final Set<String> retired;

  private SdlReader(GraphqlFolder folder, ContractFiles files) {
    this.folder = folder.folder();
    this.types = types(folder.whole());
    this.shared = new SharedTypes(files, types);
    this.retired = new SdlRetirement(types).types();
  }

  /** The shapes of a schema's types, without the operations themselves and what is shared. */
  static List<Shape> read(ContractFiles files, GraphqlFolder folder) {
    SdlReader reader = new SdlReader(folder, files);
    List<Shape> shapes = new ArrayList<>();
    for (TypeDefinition<?> type : reader.types) {
      if (!isOperation(type) && reader.shared.javaType(type.getName()).isEmpty()) {
        reader.shape(type).ifPresent(shapes::add);
      }
    }
    return shapes;
  }

  /** The types and extensions of types in a document. */
  @SuppressWarnings("unchecked") // The library leaves out the parameter of its own type.
  static List<TypeDefinition<?>> types(Document document) {
    return (List<TypeDefinition<?>>) (List<?>) document.getDefinitionsOfType(TypeDefinition.class);
  }

  static boolean isOperation(TypeDefinition<?> type) {
    return isOperation(type.getName());
  }

  static boolean isOperation(String type) {
    return OPERATIONS.contains(type);
  }

  /** The fields that a file lets clients begin with, such as those of {@code Query}. */
  static Set<String> offered(Document document) {
    Set<String> fields = new HashSet<>();
    for (TypeDefinition<?> type : types(document)) {
      if (type instanceof ObjectTypeDefinition object && isOperation(type)) {
        object.getFieldDefinitions().stream().map(FieldDefinition::getName).forEach(fields::add);
      }
    }
    return fields;
  }

  /** The fields that a client's operations begin with. */
  static Set<String> asked(Document operations) {
    Set<String> fields = new HashSet<>();
    operations.getDefinitionsOfType(OperationDefinition.class).stream()
        .flatMap(each -> each.getSelectionSet().getSelectionsOfType(Field.class).stream())
        .map(Field::getName)
        .forEach(fields::add);
    return fields;
  }

  private Optional<Shape> shape(TypeDefinition<?> type) {
    if (type instanceof ObjectTypeDefinition object) {
      List<ClassName> families =
          object.getImplements().stream().map(each -> named(nameOf(each))).toList();
      return Optional.of(
          new Shape.Composite(
              named(type.getName()),
              new Doc(doc(object), retired.contains(object.getName())),
              fields(object.getFieldDefinitions()),
              null,
              null,
              families));
    }
    if (type instanceof InterfaceTypeDefinition family) {
      return Optional.of(
          new Shape.Family(
              named(type.getName()),
              new Doc(doc(family), retired.contains(family.getName())),
              fields(family.getFieldDefinitions()),
              members(family)));
    }
    if (type instanceof InputObjectTypeDefinition input) {
      List<Component> components =
          input.getInputValueDefinitions().stream()
              .map(field -> component(field.getName(), field, field.getType()))
              .toList();
      return Optional.of(
          new Shape.Composite(
              named(type.getName()),
              new Doc(doc(input), retired.contains(input.getName())),
              components,
              null,
              null));
    }
    if (type instanceof EnumTypeDefinition choice) {
      return Optional.of(
          new Shape.Choice(
              named(type.getName()),
              new Doc(doc(choice), retired.contains(choice.getName())),
              choice.getEnumValueDefinitions().stream().map(EnumValueDefinition::getName).toList(),
              choice.getEnumValueDefinitions().stream()
                  .filter(SdlRetirement::isDeprecated)
                  .map(EnumValueDefinition::getName)
                  .collect(Collectors.toSet())));
    }
    return Optional.empty();
  }

  private List<ClassName> members(InterfaceTypeDefinition family) {
    List<ClassName> members = new ArrayList<>();
    for (TypeDefinition<?> type : types) {
      if (type instanceof ObjectTypeDefinition object
          && object.getImplements().stream()
              .anyMatch(each -> nameOf(each).equals(family.getName()))) {
        members.add(named(type.getName()));
      }
    }
    return members;
  }

  private List<Component> fields(List<FieldDefinition> fields) {
    return fields.stream()
        .map(field -> component(field.getName(), field, field.getType()))
        .toList();
  }

  private Component component(String name, AbstractDescribedNode<?> field, Type<?> type) {
    Type<?> inner = bare(type);
    boolean list = inner instanceof ListType;
    return new Component(
        name,
        doc(field),
        javaType(list ? bare(((ListType) inner).getType()) : inner),
        list,
        type instanceof NonNullType,
        SdlRetirement.isDeprecated(field));
  }

  private static Type<?> bare(Type<?> type) {
    return type instanceof NonNullType nonNull ? nonNull.getType() : type;
  }

  private TypeName javaType(Type<?> type) {
    String name = nameOf(type);
    return switch (name) {
      case "ID", "String" -> ClassName.get(String.class);
      case "Int" -> TypeName.LONG; // GraphQL says 32 bits; the schema's owner may widen it.
      case "Boolean" -> TypeName.BOOLEAN;
      case "Float" -> TypeName.DOUBLE;
      case "AWSURL" -> ClassName.get(URI.class);
      case "AWSDateTime" -> ClassName.get(Instant.class);
      default -> named(name);
    };
  }

  private ClassName named(String name) {
    return shared.javaType(name).orElseGet(() -> Packages.inFolder(folder, name));
  }

  private static String nameOf(Type<?> type) {
    return ((graphql.language.TypeName) type).getName();
  }

  private static String doc(AbstractDescribedNode<?> node) {
    return node.getDescription() == null ? "" : node.getDescription().getContent();
  }
}
