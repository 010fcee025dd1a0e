package dev.polystack.workspace.yaml;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** A mapping whose keys are text and differ from each other. */
public final class YamlMapping {

  private final String what;
  private final MappingNode node;
  private final Mistakes mistakes;
  private final Map<String, NodeTuple> entries = new LinkedHashMap<>();

  private YamlMapping(String what, MappingNode node, Mistakes mistakes) {
    this.what = what;
    this.node = node;
    this.mistakes = mistakes;
  }

  /**
   * Looks at a node as a mapping; it is a mistake if it is none.
   *
   * @param what the node is, for messages
   */
  public static Optional<YamlMapping> of(String what, Node node, Mistakes mistakes) {
    if (!(node instanceof MappingNode mappingNode)) {
      mistakes.add(
          node,
          "%s must be a mapping, not %s: write indented lines of 'key: value' beneath it"
              .formatted(what, kindOf(node)));
      return Optional.empty();
    }
    var mapping = new YamlMapping(what, mappingNode, mistakes);
    mappingNode.getValue().forEach(mapping::add);
    return Optional.of(mapping);
  }

  /** What a node is, in words. */
  public static String kindOf(Node node) {
    if (node instanceof MappingNode) {
      return "a mapping";
    }
    if (node instanceof SequenceNode) {
      return "a list";
    }
    if (node.getTag().equals(Tag.NULL)) {
      return "nothing";
    }
    return node.getTag().equals(Tag.STR)
        ? "text"
        : "the value '%s'".formatted(((ScalarNode) node).getValue());
  }

  private void add(NodeTuple entry) {
    Node key = entry.getKeyNode();
    if (!(key instanceof ScalarNode scalar) || !key.getTag().equals(Tag.STR)) {
      mistakes.add(
          key, "a key of %s must be text, not %s: write a name".formatted(what, kindOf(key)));
      return;
    }
    var first = entries.putIfAbsent(scalar.getValue(), entry);
    if (first != null) {
      int line = first.getKeyNode().getStartMark().map(m -> m.getLine() + 1).orElse(0);
      mistakes.add(
          key,
          "'%s' stands in %s twice, first on line %d: remove or rename one of them"
              .formatted(scalar.getValue(), what, line));
    }
  }

  /** The mapping itself. */
  public MappingNode node() {
    return node;
  }

  /** Whether it has no keys. */
  public boolean isEmpty() {
    return node.getValue().isEmpty();
  }

  /** Makes a mistake of every other key. */
  public void allow(Collection<String> keys) {
    entries.forEach(
        (name, entry) -> {
          if (!keys.contains(name)) {
            mistakes.add(
                entry.getKeyNode(),
                "unknown key '%s' in %s: remove it, or write one of %s"
                    .formatted(name, what, List.copyOf(new TreeSet<>(keys))));
          }
        });
  }

  /** The value of a key that has to be there. */
  public Optional<Node> value(String key, String instead) {
    var value = value(key);
    if (value.isEmpty()) {
      mistakes.add(node, "%s has no '%s': %s".formatted(what, key, instead));
    }
    return value;
  }

  /** The value of a key that may be there. */
  public Optional<Node> value(String key) {
    return Optional.ofNullable(entries.get(key)).map(NodeTuple::getValueNode);
  }

  /**
   * The items of a list that may be there; it is a mistake if it is no list, or one of other things
   * than values.
   *
   * @param example of an item, for messages
   */
  public List<ScalarNode> list(String key, String example) {
    var node = value(key);
    if (node.isEmpty()) {
      return List.of();
    }
    if (!(node.get() instanceof SequenceNode list)) {
      mistakes.add(
          node.get(),
          "%s must be a list, not %s: write %s: [%s]"
              .formatted(key, kindOf(node.get()), key, example));
      return List.of();
    }
    var items = new ArrayList<ScalarNode>();
    for (Node item : list.getValue()) {
      if (item instanceof ScalarNode scalar && !scalar.getValue().isEmpty()) {
        items.add(scalar);
      } else {
        mistakes.add(item, "%s cannot stand in %s: write %s".formatted(kindOf(item), key, example));
      }
    }
    return items;
  }

  /** Hands over every key and its value, in the order of the file. */
  public void forEach(BiConsumer<ScalarNode, Node> action) {
    entries.values().forEach(e -> action.accept((ScalarNode) e.getKeyNode(), e.getValueNode()));
  }
}
