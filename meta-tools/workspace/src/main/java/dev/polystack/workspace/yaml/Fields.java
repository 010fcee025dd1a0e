package dev.polystack.workspace.yaml;

import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * The text fields of one mapping.
 *
 * @param subject what the mapping belongs to
 * @param place where the absence of a field is shown
 */
public record Fields(String subject, Node place, YamlMapping mapping, Mistakes mistakes) {

  /** A field that has to be there; its absence is shown at the place. */
  public Optional<ScalarNode> required(String key, String instead) {
    var value = mapping.value(key);
    if (value.isEmpty()) {
      mistakes.add(place, "'%s' has no %s: %s".formatted(subject, key, instead));
    }
    return value.flatMap(node -> text(key, node));
  }

  /** A field that may be left out. */
  public Optional<ScalarNode> optional(String key) {
    return mapping.value(key).flatMap(node -> text(key, node));
  }

  private Optional<ScalarNode> text(String key, Node node) {
    if (node instanceof ScalarNode scalar) {
      if (node.getTag().equals(Tag.STR) && !scalar.getValue().isBlank()) {
        return Optional.of(scalar);
      }
      // A number would be rounded or reformatted by whoever else reads the file: 1.10 is 1.1.
      boolean empty = scalar.getValue().isBlank() || node.getTag().equals(Tag.NULL);
      mistakes.add(
          node,
          empty
              ? "%s has no value: write it after the colon".formatted(key)
              : "%s must be text, not %s: write %s: '%s'"
                  .formatted(key, YamlMapping.kindOf(node), key, scalar.getValue()));
    } else {
      mistakes.add(
          node,
          "%s must be text, not %s: write it on one line after the colon"
              .formatted(key, YamlMapping.kindOf(node)));
    }
    return Optional.empty();
  }
}
