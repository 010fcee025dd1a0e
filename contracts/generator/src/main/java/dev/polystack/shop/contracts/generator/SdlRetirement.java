package dev.polystack.shop.contracts.generator;

import graphql.language.DirectivesContainer;
import graphql.language.ImplementingTypeDefinition;
import graphql.language.Node;
import graphql.language.TypeDefinition;
import graphql.language.TypeName;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What of a GraphQL schema is on its way out. GraphQL says so of fields, arguments and constants; a
 * type goes with the last of them that leads to it.
 *
 * @see <a href="https://spec.graphql.org/September2025/#sec--deprecated">The directive</a>
 */
final class SdlRetirement {

  private final Map<String, Set<String>> all;
  private final Map<String, Set<String>> staying;

  SdlRetirement(List<TypeDefinition<?>> types) {
    this.all = edges(types, node -> true);
    this.staying = edges(types, node -> !isDeprecated(node));
  }

  /** Whether it is marked as {@code @deprecated}. */
  static boolean isDeprecated(Node<?> node) {
    return node instanceof DirectivesContainer<?> marked && marked.hasDirective("deprecated");
  }

  /** The types that only something deprecated leads to. */
  Set<String> types() {
    Set<String> reached = new HashSet<>(all.keySet());
    all.forEach((from, to) -> to.stream().filter(t -> !t.equals(from)).forEach(reached::remove));
    Deque<String> open = new ArrayDeque<>(reached);
    all.keySet().stream().filter(SdlReader::isOperation).filter(reached::add).forEach(open::push);
    while (!open.isEmpty()) {
      staying.getOrDefault(open.pop(), Set.of()).stream().filter(reached::add).forEach(open::push);
    }
    Set<String> types = new HashSet<>(all.keySet());
    types.removeAll(reached);
    return types;
  }

  /** Which types each type leads to; an interface leads to those that implement it. */
  private static Map<String, Set<String>> edges(
      List<TypeDefinition<?>> types, Predicate<Node<?>> counts) {
    Map<String, Set<String>> edges = new HashMap<>();
    for (TypeDefinition<?> type : types) {
      collect(type, counts, edges.computeIfAbsent(type.getName(), any -> new HashSet<>()));
      if (type instanceof ImplementingTypeDefinition<?> member) {
        for (Node<?> family : member.getImplements()) {
          edges
              .computeIfAbsent(((TypeName) family).getName(), any -> new HashSet<>())
              .add(type.getName());
        }
      }
    }
    return edges;
  }

  private static void collect(Node<?> node, Predicate<Node<?>> counts, Set<String> names) {
    if (node instanceof TypeName type) {
      names.add(type.getName());
    }
    for (Node<?> child : node.getChildren()) {
      if (counts.test(child)) {
        collect(child, counts, names);
      }
    }
  }
}
