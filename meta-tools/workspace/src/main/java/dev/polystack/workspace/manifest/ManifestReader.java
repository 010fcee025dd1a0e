package dev.polystack.workspace.manifest;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
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
    try {
      var settings = LoadSettings.builder().setLabel(path.toString()).build();
      var root = new Compose(settings).composeString(withoutByteOrderMark(Files.readString(path)));
      if (root.isEmpty()) {
        mistakes.add(1, 1, "the manifest is empty: " + EXAMPLE);
      }
      return root;
    } catch (NoSuchFileException e) {
      mistakes.add(
          1, 1, "there is no such file: run this in a checkout of the repository that holds it");
    } catch (CharacterCodingException e) {
      mistakes.add(1, 1, "the file is not in UTF-8: save it in that encoding");
    } catch (IOException e) {
      mistakes.add(1, 1, "the file cannot be read: " + e.getMessage());
    } catch (MarkedYamlEngineException e) {
      mistakes.add(e.getProblemMark(), "this is no YAML: " + e.getProblem());
    } catch (ReaderException e) {
      mistakes.add(
          1,
          1,
          "the file holds the character U+%04X, which YAML does not allow: remove it"
              .formatted(e.getCodePoint()));
    } catch (YamlEngineException e) {
      mistakes.add(1, 1, "this is no YAML: " + e.getMessage());
    }
    return Optional.empty();
  }

  private static String withoutByteOrderMark(String text) {
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }
}
