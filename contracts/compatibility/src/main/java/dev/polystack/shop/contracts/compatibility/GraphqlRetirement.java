package dev.polystack.shop.contracts.compatibility;

import graphql.language.Definition;
import graphql.language.DirectivesContainer;
import graphql.language.Document;
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

/**
 * What of a released GraphQL schema has to be there still: all of it but what went after a release
 * that had it as {@code @deprecated}, and the types that nothing leads to without it.
 *
 * @see <a href="https://spec.graphql.org/September2025/#sec--deprecated">The directive</a>
 */
final class GraphqlRetirement {

  private static final Set<String> OPERATIONS = Set.of("Query", "Mutation", "Subscription");

  private final String folder;
  private final Retired retired;

  /**
   * The retirement of what is in one schema.
   *
   * @param folder the schema's
   * @param retired what newer releases had as deprecated; gets what this one had
   */
  GraphqlRetirement(String folder, Retired retired) {
    this.folder = folder;
    this.retired = retired;
  }

  /** The released schema without what may be gone and is. */
  Document kept(Document released, Document current) {
    Set<String> now = new HashSet<>();
    GraphqlElements.without(
        current,
        (place, node) -> {
          now.add(place);
          return false;
        });
    Document kept =
        GraphqlElements.without(
            released,
            (place, node) -> {
              if (node instanceof DirectivesContainer<?> each
                  && each.hasDirective(GraphqlElements.DEPRECATED)) {
                retired.add(folder, place);
              }
              return retired.has(folder, place) && !now.contains(place);
            });
    Set<String> needed = reached(kept, roots(released));
    return kept.transform(
        builder ->
            builder.definitions(
                kept.getDefinitions().stream()
                    .filter(each -> isNeeded(each, needed, now))
                    .map(each -> (Definition) each)
                    .toList()));
  }

  /** A schema that does not say what is deprecated, which no query notices. */
  static Document plain(Document schema) {
    return GraphqlElements.without(schema, (place, node) -> false);
  }

  private static boolean isNeeded(Definition<?> definition, Set<String> needed, Set<String> now) {
    if (!(definition instanceof TypeDefinition<?> type)) {
      return true;
    }
    return OPERATIONS.contains(type.getName())
        ? !((ImplementingTypeDefinition<?>) type).getFieldDefinitions().isEmpty()
        : needed.contains(type.getName()) || now.contains(type.getName());
  }

  /** The types where clients begin, and those that nothing led to in the first place. */
  private static Set<String> roots(Document document) {
    Map<String, Set<String>> edges = edges(document);
    Set<String> roots = new HashSet<>(edges.keySet());
    edges.forEach(
        (from, all) -> all.stream().filter(to -> !to.equals(from)).forEach(roots::remove));
    roots.addAll(OPERATIONS);
    return roots;
  }

  private static Set<String> reached(Document document, Set<String> roots) {
    Map<String, Set<String>> edges = edges(document);
    Set<String> reached = new HashSet<>(roots);
    Deque<String> open = new ArrayDeque<>(roots);
    while (!open.isEmpty()) {
      for (String next : edges.getOrDefault(open.pop(), Set.of())) {
        if (reached.add(next)) {
          open.push(next);
        }
      }
    }
    return reached;
  }

  /** Which types each type leads to; an interface leads to those that implement it. */
  private static Map<String, Set<String>> edges(Document document) {
    Map<String, Set<String>> edges = new HashMap<>();
    for (TypeDefinition<?> type : types(document)) {
      Set<String> names = edges.computeIfAbsent(type.getName(), any -> new HashSet<>());
      collect(type, names);
      if (type instanceof ImplementingTypeDefinition<?> member) {
        member
            .getImplements()
            .forEach(
                family ->
                    edges
                        .computeIfAbsent(((TypeName) family).getName(), any -> new HashSet<>())
                        .add(type.getName()));
      }
    }
    return edges;
  }

  @SuppressWarnings("unchecked") // The library leaves out the parameter of its own type.
  private static List<TypeDefinition<?>> types(Document document) {
    return (List<TypeDefinition<?>>) (List<?>) document.getDefinitionsOfType(TypeDefinition.class);
  }

  private static void collect(Node<?> node, Set<String> names) {
    if (node instanceof TypeName type) {
      names.add(type.getName());
    }
    for (Node<?> child : node.getChildren()) {
      collect(child, names);
    }
  }
}
