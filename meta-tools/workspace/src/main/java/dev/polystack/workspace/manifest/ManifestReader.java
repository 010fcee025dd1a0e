package dev.polystack.workspace.manifest;

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
    var production = top.flatMap(this::production);
    var repositories = top.map(this::repositories).orElse(List.of());
    if (!mistakes.none()) {
      throw new ManifestException(path, mistakes.inOrder());
    }
    return new Manifest(path, project, production, repositories);
  }

  private Optional<YamlMapping> top() {
    var top = root().flatMap(root -> YamlMapping.of("the manifest", root, mistakes));
    top.ifPresent(mapping -> mapping.allow(Set.of("project", "production", "repositories")));
    return top;
  }

  private Optional<String> project(YamlMapping top) {
    var project = top.value("project");
    project
        .filter(node -> !(node instanceof ScalarNode name && isProject(name.getValue())))
        .ifPresent(
            node ->
                mistakes.add(
                    node,
                    "the project has to be named in lower case, its words parted by single dashes:"
                        + " it is part of every name in the cloud"));
    return project.map(node -> node instanceof ScalarNode name ? name.getValue() : "");
  }

  private Optional<Set<String>> production(YamlMapping top) {
    if (top.value("production").isEmpty()) {
      return Optional.empty();
    }
    Set<String> names = new TreeSet<>();
    top.list("production", "prod").forEach(name -> names.add(name.getValue()));
    return Optional.of(names);
  }

  private String folderName() {
    var folder = path.toAbsolutePath().normalize().resolveSibling("").getFileName();
    String name =
        String.valueOf(folder)
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^[^a-z]+|-$", "");
    return isProject(name) ? name : "project";
  }

  private static boolean isProject(String name) {
    return name.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*");
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
