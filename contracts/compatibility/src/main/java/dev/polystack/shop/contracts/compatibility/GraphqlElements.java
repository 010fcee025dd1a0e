package dev.polystack.shop.contracts.compatibility;

import graphql.language.AstTransformer;
import graphql.language.Directive;
import graphql.language.Document;
import graphql.language.EnumValueDefinition;
import graphql.language.FieldDefinition;
import graphql.language.InputValueDefinition;
import graphql.language.NamedNode;
import graphql.language.Node;
import graphql.language.NodeVisitorStub;
import graphql.language.TypeDefinition;
import graphql.util.TraversalControl;
import graphql.util.TraverserContext;
import graphql.util.TreeTransformerUtil;
import java.util.Objects;
import java.util.function.BiPredicate;

/** The types, fields, arguments and constants of a GraphQL schema. */
final class GraphqlElements {

  /** The directive that says that one of them is on its way out. */
  static final String DEPRECATED = "deprecated";

  private GraphqlElements() {}

  /**
   * The document without some of them, and without saying what is deprecated.
   *
   * @param isGone whether to leave one out, by its schema coordinate
   * @see <a href="https://spec.graphql.org/September2025/#sec-Schema-Coordinates">Coordinates</a>
   */
  static Document without(Document document, BiPredicate<String, Node<?>> isGone) {
    Node<?> all =
        new AstTransformer()
            .transform(
                document,
                new NodeVisitorStub() {
                  @Override
                  public TraversalControl visitDirective(
                      Directive node, TraverserContext<Node> context) {
                    return node.getName().equals(DEPRECATED)
                        ? TreeTransformerUtil.deleteNode(context)
                        : TraversalControl.CONTINUE;
                  }

                  @Override
                  protected TraversalControl visitTypeDefinition(
                      TypeDefinition<?> node, TraverserContext<Node> context) {
                    return leave(context);
                  }

                  @Override
                  public TraversalControl visitFieldDefinition(
                      FieldDefinition node, TraverserContext<Node> context) {
                    return leave(context);
                  }

                  @Override
                  public TraversalControl visitInputValueDefinition(
                      InputValueDefinition node, TraverserContext<Node> context) {
                    return leave(context);
                  }

                  @Override
                  public TraversalControl visitEnumValueDefinition(
                      EnumValueDefinition node, TraverserContext<Node> context) {
                    return leave(context);
                  }

                  private TraversalControl leave(TraverserContext<Node> context) {
                    return isGone.test(coordinate(context), context.thisNode())
                        ? TreeTransformerUtil.deleteNode(context)
                        : TraversalControl.CONTINUE;
                  }
                });
    return (Document) Objects.requireNonNull(all, "the document itself stays");
  }

  private static String coordinate(TraverserContext<Node> context) {
    String name =
        Objects.requireNonNull(((NamedNode<?>) context.originalThisNode()).getName(), "no name");
    return context.getParentNode() instanceof NamedNode<?>
        ? coordinate(context.getParentContext()) + "." + name
        : name;
  }
}
