package dev.polystack.workspace.manifest;

import dev.polystack.parameters.Parameter;
import dev.polystack.workspace.yaml.Fields;
import dev.polystack.workspace.yaml.Mistakes;
import dev.polystack.workspace.yaml.YamlMapping;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Reads one repository after the other. */
final class RepositoryReader {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][\\w.-]*(/[A-Za-z0-9][\\w.-]*)*");

  /** The first three are vcstool's, the others are ours. */
  private static final List<String> KEYS =
      List.of("type", "url", "version", "kind", "description", "groups");

  private final UrlResolver urls;
  private final Mistakes mistakes;
  private final List<String> names = new ArrayList<>();

  RepositoryReader(UrlResolver urls, Mistakes mistakes) {
    this.urls = urls;
    this.mistakes = mistakes;
  }

  /** A repository, unless there was a mistake in it. */
  Optional<Repository> read(ScalarNode key, Node node) {
    String name = key.getValue();
    checkName(key);
    var mapping = YamlMapping.of("'" + name + "'", node, mistakes);
    if (mapping.isEmpty()) {
      return Optional.empty();
    }
    var fields = new Fields(name, key, mapping.get(), mistakes);
    fields.mapping().allow(KEYS);
    fields.required("type", "write type: git").ifPresent(this::checkType);
    var url = fields.required("url", "write where it is cloned from").flatMap(this::url);
    var version = fields.required("version", "write a branch, a tag or a commit");
    version.ifPresent(this::checkVersion);
    var kind = fields.optional("kind").map(this::kind).orElse(Kind.SERVICE);
    var description = fields.optional("description").map(ScalarNode::getValue).orElse("");
    var groups = fields.mapping().value("groups").map(this::groups).orElse(Set.of());
    return url.flatMap(
        from ->
            version.map(v -> new Repository(name, from, v.getValue(), kind, description, groups)));
  }

  private void checkName(ScalarNode key) {
    String name = key.getValue();
    if (!NAME.matcher(name).matches()) {
      mistakes.add(
          key,
          "'%s' cannot be the name of a repository, since its folder is named by it: write letters, digits, '.', '_' and '-'"
              .formatted(name));
    }
    names.stream()
        .filter(other -> name.startsWith(other + "/") || other.startsWith(name + "/"))
        .forEach(
            other ->
                mistakes.add(
                    key,
                    "'%s' and '%s' would be checked out one inside the other: rename one of them"
                        .formatted(other, name)));
    names.add(name);
  }

  private void checkType(ScalarNode type) {
    if (!type.getValue().equals("git")) {
      mistakes.add(
          type, "the type '%s' is not supported: write type: git".formatted(type.getValue()));
    }
  }

  private void checkVersion(ScalarNode version) {
    if (version.getValue().startsWith("-")) {
      mistakes.add(
          version,
          "'%s' is no branch, tag or commit, and git would take it for an option"
              .formatted(version.getValue()));
    }
  }

  private Optional<String> url(ScalarNode url) {
    var resolution = urls.resolve(url.getValue());
    if (resolution instanceof UrlResolver.Unresolvable unresolvable) {
      mistakes.add(url, unresolvable.reason());
    }
    return resolution instanceof UrlResolver.Resolved resolved
        ? Optional.of(resolved.url())
        : Optional.empty();
  }

  private Kind kind(ScalarNode kind) {
    var known =
        Arrays.stream(Kind.values()).filter(k -> k.toString().equals(kind.getValue())).findFirst();
    if (known.isEmpty()) {
      mistakes.add(
          kind,
          "unknown kind '%s': write one of %s"
              .formatted(kind.getValue(), Arrays.toString(Kind.values())));
    }
    return known.orElse(Kind.SERVICE);
  }

  private Set<String> groups(Node node) {
    var groups = new LinkedHashSet<String>();
    if (!(node instanceof SequenceNode list)) {
      mistakes.add(
          node,
          "groups must be a list, not %s: write groups: [shop]"
              .formatted(YamlMapping.kindOf(node)));
      return groups;
    }
    for (Node item : list.getValue()) {
      boolean named =
          item instanceof ScalarNode scalar
              && item.getTag().equals(Tag.STR)
              && Parameter.isSegment(scalar.getValue());
      String group = item instanceof ScalarNode scalar ? scalar.getValue() : "";
      if (!named) {
        mistakes.add(
            item,
            "%s cannot be the name of a group: write lower case letters and digits, parted by single dashes"
                .formatted(group.isEmpty() ? YamlMapping.kindOf(item) : "'" + group + "'"));
      } else if (!groups.add(group)) {
        mistakes.add(item, "the group '%s' is named twice: remove one".formatted(group));
      }
    }
    return groups;
  }
}
