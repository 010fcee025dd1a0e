package dev.polystack.workspace.manifest;

import dev.polystack.parameters.Parameter;
import dev.polystack.workspace.yaml.Mistakes;
import dev.polystack.workspace.yaml.YamlFile;
import dev.polystack.workspace.yaml.YamlMapping;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Reads a manifest, and goes on after a mistake to find the others. */
final class ManifestReader {

  private static final String EXAMPLE =
      "write 'repositories:' and beneath it, indented, each name with its type, url and version";

  private final Path path;
  private final Mistakes mistakes = new Mistakes();
  private final UrlResolver urls;

  private ManifestReader(Path path) {
    this.path = path;
    this.urls = new UrlResolver(path.toAbsolutePath().normalize().resolveSibling(""));
  }

  static Manifest read(Path path) {
    return new ManifestReader(path).read();
  }

  static Manifest read(Path path, ManifestMemory memory) {
    var reader = new ManifestReader(path);
    var manifest = reader.read();
    if (!reader.urls.dependOnPlace()) {
      memory.remember(manifest);
    }
    return manifest;
  }

  private Manifest read() {
    var top = top();
    var project = top.flatMap(this::project).orElseGet(this::folderName);
    var production = top.map(this::production).orElse(Set.of());
    var staging = top.map(mapping -> staging(mapping, production)).orElse(Set.of());
    var repositories = top.map(this::repositories).orElse(List.of());
    if (!mistakes.none()) {
      throw new ManifestException(path, mistakes.inOrder());
    }
    return new Manifest(path, project, production, staging, repositories);
  }

  private Optional<YamlMapping> top() {
    var top = root().flatMap(root -> YamlMapping.of("the manifest", root, mistakes));
    top.ifPresent(
        mapping -> mapping.allow(Set.of("project", "production", "staging", "repositories")));
    return top;
  }

  private Optional<String> project(YamlMapping top) {
    var project = top.value("project");
    project
        .filter(node -> !(node instanceof ScalarNode name && Parameter.isSegment(name.getValue())))
        .ifPresent(
            node ->
                mistakes.add(
                    node,
                    "the project has to be named in lower case, its words parted by single dashes:"
                        + " it is part of every name in the cloud"));
    return project.map(node -> node instanceof ScalarNode name ? name.getValue() : "");
  }

  private Set<String> production(YamlMapping top) {
    return environments(top, "production", "prod", Set.of());
  }

  private Set<String> staging(YamlMapping top, Set<String> production) {
    return environments(top, "staging", "staging", production);
  }

  /** The environments that a key lists, none of which may stand among the others. */
  private Set<String> environments(
      YamlMapping top, String key, String example, Set<String> others) {
    Set<String> names = new TreeSet<>();
    for (ScalarNode item : top.list(key, example)) {
      String name = item.getValue();
      if (!Parameter.isSegment(name)) {
        mistakes.add(
            item,
            "'%s' cannot be the name of an environment: write lower case letters and digits, parted by single dashes"
                .formatted(name));
      } else if (others.contains(name)) {
        mistakes.add(
            item, "the environment '%s' is production already: remove one".formatted(name));
      } else if (!names.add(name)) {
        mistakes.add(item, "the environment '%s' is named twice: remove one".formatted(name));
      }
    }
    return names;
  }

  private String folderName() {
    var folder = path.toAbsolutePath().normalize().resolveSibling("").getFileName();
    String name =
        String.valueOf(folder)
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^[^a-z]+|-$", "");
    return Parameter.isSegment(name) ? name : "project";
  }

  private List<Repository> repositories(YamlMapping top) {
    return top.value("repositories", EXAMPLE)
        .flatMap(node -> YamlMapping.of("'repositories'", node, mistakes))
        .map(this::each)
        .orElse(List.of());
  }

  private List<Repository> each(YamlMapping mapping) {
    var reader = new RepositoryReader(urls, mistakes);
    var repositories = new ArrayList<Repository>();
    mapping.forEach((key, node) -> reader.read(key, node).ifPresent(repositories::add));
    if (mapping.isEmpty()) {
      mistakes.add(mapping.node(), "there is no repository: " + EXAMPLE);
    }
    return repositories;
  }

  private Optional<Node> root() {
    return YamlFile.read(
        path,
        "the manifest",
        EXAMPLE,
        "run this in a checkout of the repository that holds it",
        mistakes);
  }
}
