package dev.polystack.shop.contracts.catalogue.contract;

import java.nio.file.Path;
import java.util.List;

/**
 * A GraphQL API, or a part of one that has a file of its own, from its schema.
 *
 * @param types what it knows, the operations first
 * @param examples documents that clients may send
 * @param sdl the schema itself
 */
public record GraphqlContract(
    Path file,
    String service,
    String description,
    List<Type> types,
    List<String> examples,
    String sdl)
    implements Contract {

  /**
   * A type of the schema.
   *
   * @param kind in GraphQL's words: type, input, enum, interface, union, scalar
   * @param interfaces those that it implements
   */
  public record Type(
      String name, String kind, String description, List<Member> members, List<String> interfaces) {

    /** One that implements no interface. */
    Type(String name, String kind, String description, List<Member> members) {
      this(name, kind, description, members, List.of());
    }
  }

  /**
   * A field, or a constant of an enum.
   *
   * @param type empty for a constant
   */
  public record Member(String name, String type, String description, List<Member> arguments) {}

  /** Copies the lists. */
  public GraphqlContract {
    types = List.copyOf(types);
    examples = List.copyOf(examples);
  }

  @Override
  public Kind kind() {
    return Kind.GRAPHQL_API;
  }

  @Override
  public String name() {
    String part = file.getFileName().toString().replace(".graphqls", "");
    return service + " GraphQL" + (part.equals(service) ? "" : " " + part);
  }

  @Override
  public String version() {
    return "";
  }

  @Override
  public List<String> causes() {
    return List.of();
  }

  @Override
  public boolean deprecated() {
    return false;
  }
}
