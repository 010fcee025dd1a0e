package dev.polystack.workspace.stack;

import dev.polystack.workspace.yaml.Fields;
import dev.polystack.workspace.yaml.Mistakes;
import dev.polystack.workspace.yaml.YamlFile;
import dev.polystack.workspace.yaml.YamlMapping;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * What a {@value StackFiles#NAME} says.
 *
 * @param service the service; by default the repository's name
 * @param name the stack's name within the service; by default the folder's
 * @param publishes names of values that every service may consume
 * @param shares names of values that only stacks of the same service may consume
 * @param consumes {@code service/stack/name}, in full
 */
record StackFile(
    String service,
    String name,
    String description,
    boolean mock,
    List<String> publishes,
    List<String> shares,
    List<String> consumes) {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][\\w.-]*");
  private static final Pattern REFERENCE = Pattern.compile(NAME + "(/" + NAME + "){1,2}");
  private static final List<String> KEYS =
      List.of("service", "name", "description", "mock", "publishes", "shares", "consumes");

  /** Reads a file; what is wrong with it is added to the mistakes. */
  static StackFile read(Path file, String repository, Mistakes mistakes) {
    Path folder = file.toAbsolutePath().resolveSibling("");
    String name = String.valueOf(folder.getFileName());
    var nothing = new StackFile(repository, name, "", false, List.of(), List.of(), List.of());
    return YamlFile.read(file, "the file", "write 'consumes: []'", "write it", mistakes)
        .flatMap(root -> YamlMapping.of("the file", root, mistakes))
        .map(mapping -> read(mapping, nothing, mistakes))
        .orElse(nothing);
  }

  private static StackFile read(YamlMapping mapping, StackFile otherwise, Mistakes mistakes) {
    mapping.allow(KEYS);
    var fields = new Fields("the file", mapping.node(), mapping, mistakes);
    String service = named(fields.optional("service"), mistakes).orElse(otherwise.service());
    return new StackFile(
        service,
        named(fields.optional("name"), mistakes).orElse(otherwise.name()),
        fields.optional("description").map(ScalarNode::getValue).orElse(""),
        mapping.value("mock").map(node -> isTrue(node, mistakes)).orElse(false),
        names(mapping, "publishes", NAME, "queue-url", mistakes),
        names(mapping, "shares", NAME, "table-name", mistakes),
        names(mapping, "consumes", REFERENCE, "service/stack/name, or stack/name", mistakes)
            .stream()
            .map(text -> text.indexOf('/') == text.lastIndexOf('/') ? service + "/" + text : text)
            .toList());
  }

  private static Optional<String> named(Optional<ScalarNode> node, Mistakes mistakes) {
    return node.flatMap(
        text -> {
          if (NAME.matcher(text.getValue()).matches()) {
            return Optional.of(text.getValue());
          }
          mistakes.add(
              text,
              "'%s' is no name: write letters, digits, '.', '_' and '-'"
                  .formatted(text.getValue()));
          return Optional.empty();
        });
  }

  private static boolean isTrue(Node node, Mistakes mistakes) {
    if (!node.getTag().equals(Tag.BOOL)) {
      mistakes.add(node, "mock must be true or false, not %s".formatted(YamlMapping.kindOf(node)));
      return false;
    }
    return ((ScalarNode) node).getValue().equalsIgnoreCase("true");
  }

  private static List<String> names(
      YamlMapping mapping, String key, Pattern form, String example, Mistakes mistakes) {
    var names = new ArrayList<String>();
    for (ScalarNode item : mapping.list(key, example)) {
      String text = item.getValue();
      if (!form.matcher(text).matches()) {
        mistakes.add(item, "'%s' cannot stand in %s: write %s".formatted(text, key, example));
      } else if (names.contains(text)) {
        mistakes.add(item, "'%s' stands in %s twice: remove one".formatted(text, key));
      } else {
        names.add(text);
      }
    }
    return names;
  }
}
