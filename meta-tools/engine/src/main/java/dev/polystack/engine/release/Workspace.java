package dev.polystack.engine.release;

import dev.polystack.engine.Checkout;
import dev.polystack.engine.UsageError;
import dev.polystack.workspace.build.BuildGraph;
import dev.polystack.workspace.manifest.Repository;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** The repositories of a checkout by name, and which builds with which. */
final class Workspace {

  private final BuildGraph graph;
  private final Map<String, Path> folders;
  private final Map<String, String> versions;

  private Workspace(BuildGraph graph, Map<String, Path> folders, Map<String, String> versions) {
    this.graph = graph;
    this.folders = folders;
    this.versions = versions;
  }

  static Workspace of(Checkout checkout) {
    Map<String, Path> folders = new LinkedHashMap<>();
    Map<String, String> versions = new LinkedHashMap<>();
    for (Repository each : checkout.repositories()) {
      folders.put(each.name(), checkout.folder(each).toAbsolutePath().normalize());
      versions.put(each.name(), each.version());
    }
    return new Workspace(BuildGraph.of(folders.values()), folders, versions);
  }

  /** Every repository, each after those it builds with. */
  List<String> order() {
    return graph.order().stream().map(this::name).toList();
  }

  Path folder(String repository) {
    return Objects.requireNonNull(folders.get(repository), repository);
  }

  /** The branch, tag or commit that the manifest has of a repository. */
  String version(String repository) {
    return Objects.requireNonNull(versions.get(repository), repository);
  }

  /** The repositories that one builds with directly. */
  Set<String> upstreamOf(String repository) {
    return graph.graph().dependenciesOf(folder(repository)).stream()
        .map(this::name)
        .collect(Collectors.toSet());
  }

  /** {@code group:artifact} of everything that a repository builds. */
  Set<String> artifacts(String repository) {
    return graph.modules().modulesOf(folder(repository)).stream()
        .map(module -> module.coordinate().toString())
        .collect(Collectors.toSet());
  }

  /**
   * Checks names that a user gave.
   *
   * @throws UsageError with every one that names no repository
   */
  void check(List<String> names) {
    List<String> unknown = new ArrayList<>(names);
    unknown.removeAll(folders.keySet());
    if (!unknown.isEmpty()) {
      throw new UsageError(
          "There is no repository named %s. There are: %s."
              .formatted(String.join(", ", unknown), String.join(", ", order())));
    }
  }

  private String name(Path folder) {
    return folders.entrySet().stream()
        .filter(each -> each.getValue().equals(folder))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow();
  }
}
