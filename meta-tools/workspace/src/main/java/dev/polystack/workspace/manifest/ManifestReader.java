package dev.polystack.workspace.manifest;

import dev.polystack.workspace.yaml.Mistakes;
import dev.polystack.workspace.yaml.YamlFile;
import dev.polystack.workspace.yaml.YamlMapping;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads a manifest, and goes on after a mistake to find the others. */
final class ManifestReader {

  private static final String EXAMPLE =
      "write 'repositories:' and beneath it, indented, each name with its type, url and version";

  private final Path path;
  private final Mistakes mistakes = new Mistakes();

  private ManifestReader(Path path) {
    this.path = path;
  }

  static Manifest read(Path path) {
    var reader = new ManifestReader(path);
    var repositories = reader.repositories();
    if (!reader.mistakes.none()) {
      throw new ManifestException(path, reader.mistakes.inOrder());
    }
    return new Manifest(path, repositories);
  }

  private List<Repository> repositories() {
    var root = root();
    if (root.isEmpty()) {
      return List.of();
    }
    var top = YamlMapping.of("the manifest", root.get(), mistakes);
    top.ifPresent(mapping -> mapping.allow(Set.of("repositories")));
    return top.flatMap(mapping -> mapping.value("repositories", EXAMPLE))
        .flatMap(node -> YamlMapping.of("'repositories'", node, mistakes))
        .map(this::each)
        .orElse(List.of());
  }

  private List<Repository> each(YamlMapping mapping) {
    var urls = new UrlResolver(path.toAbsolutePath().normalize().resolveSibling(""));
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
