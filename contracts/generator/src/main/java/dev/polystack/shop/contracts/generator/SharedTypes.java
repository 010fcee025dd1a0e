package dev.polystack.shop.contracts.generator;

import com.fasterxml.jackson.databind.JsonNode;
import com.palantir.javapoet.ClassName;
import graphql.language.InputObjectTypeDefinition;
import graphql.language.TypeDefinition;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The types that GraphQL shares with everything else: one that is called like a file in {@code
 * types/} is that type, and so is an input that is called like it and {@code Input}.
 */
final class SharedTypes {

  private static final Path FOLDER = Path.of("types");

  private final ContractFiles files;
  private final Map<String, Path> byName = new HashMap<>();

  /** The types of one schema that these contracts hold too. */
  SharedTypes(ContractFiles files, Iterable<TypeDefinition<?>> types) {
    this.files = files;
    for (TypeDefinition<?> type : types) {
      String name =
          type instanceof InputObjectTypeDefinition
              ? type.getName().replaceFirst("Input$", "")
              : type.getName();
      Path file = FOLDER.resolve(name + ".json");
      if (files.json().containsKey(file)) {
        byName.put(type.getName(), file);
      }
    }
  }

  /** The Java type of a GraphQL type; empty if GraphQL alone has it. */
  Optional<ClassName> javaType(String name) {
    return Optional.ofNullable(byName.get(name)).map(Packages::ofFile);
  }

  /** The file in {@code types/}; empty if GraphQL alone has the type. */
  Optional<Path> file(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** The schema of such a file. */
  JsonNode schema(Path file) {
    return Objects.requireNonNull(files.json().get(file), file::toString);
  }
}
