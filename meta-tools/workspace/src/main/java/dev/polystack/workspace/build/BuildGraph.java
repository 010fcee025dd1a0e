package dev.polystack.workspace.build;

import dev.polystack.workspace.graph.Cycles;
import dev.polystack.workspace.graph.DependencyGraph;
import dev.polystack.workspace.graph.GraphException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Which repository has to be built before which, derived from their POMs. */
public final class BuildGraph {

  private final DependencyGraph<Path> repositories;
  private final ModuleGraph modules;

  private BuildGraph(DependencyGraph<Path> repositories, ModuleGraph modules) {
    this.repositories = repositories;
    this.modules = modules;
  }

  /**
   * Derives the graph from the POMs beneath the folders.
   *
   * @throws GraphException as {@link ModuleGraph#of}, and for every cycle between repositories,
   *     with the artifacts that make it
   */
  public static BuildGraph of(Collection<Path> repositories) {
    var modules = ModuleGraph.of(repositories);
    var needs = new LinkedHashMap<Path, Set<Path>>();
    repositories.forEach(r -> needs.put(r.toAbsolutePath().normalize(), new LinkedHashSet<>()));
    needs.forEach((repository, needed) -> needed.addAll(neededBy(repository, modules)));
    var problems = new ArrayList<String>();
    for (var cycle : Cycles.in(needs)) {
      problems.add(describe(cycle, modules));
    }
    if (!problems.isEmpty()) {
      throw new GraphException(problems);
    }
    return new BuildGraph(DependencyGraph.of(needs), modules);
  }

  /** The folders of the repositories, absolute, as a graph. */
  public DependencyGraph<Path> graph() {
    return repositories;
  }

  /** The folders of the repositories, absolute, each after those it needs. */
  public List<Path> order() {
    return repositories.order();
  }

  /** The modules of all repositories. */
  public ModuleGraph modules() {
    return modules;
  }

  /** Why a repository has to wait for another: the artifacts of that one that it builds with. */
  public Set<Coordinate> artifacts(Path repository, Path needed) {
    return artifacts(
        repository.toAbsolutePath().normalize(), needed.toAbsolutePath().normalize(), modules);
  }

  private static Set<Coordinate> artifacts(Path repository, Path needed, ModuleGraph modules) {
    var artifacts = new LinkedHashSet<Coordinate>();
    for (Module module : modules.modulesOf(repository)) {
      modules.graph().dependenciesOf(module).stream()
          .filter(dependency -> dependency.repository().equals(needed))
          .forEach(dependency -> artifacts.add(dependency.coordinate()));
    }
    return artifacts;
  }

  private static Set<Path> neededBy(Path repository, ModuleGraph modules) {
    var needed = new LinkedHashSet<Path>();
    for (Module module : modules.modulesOf(repository)) {
      modules.graph().dependenciesOf(module).forEach(m -> needed.add(m.repository()));
    }
    needed.remove(repository);
    return needed;
  }

  private static String describe(List<Path> cycle, ModuleGraph modules) {
    var words = new StringBuilder("a cycle of repositories: ").append(cycle.get(0).getFileName());
    for (int i = 1; i < cycle.size(); i++) {
      words
          .append(i == 1 ? "" : ", which")
          .append(
              " needs %s of %s"
                  .formatted(
                      artifacts(cycle.get(i - 1), cycle.get(i), modules),
                      cycle.get(i).getFileName()));
    }
    return words.append(": move what they share to one that neither needs").toString();
  }
}
