package dev.polystack.engine.affected;

import dev.polystack.engine.Checkout;
import dev.polystack.engine.UserError;
import dev.polystack.engine.build.StackApp;
import dev.polystack.workspace.build.BuildGraph;
import dev.polystack.workspace.build.Module;
import dev.polystack.workspace.build.ModuleGraph;
import dev.polystack.workspace.manifest.Repository;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What a set of changed files concerns: in the modules by the graph that builds go by, in stacks by
 * what their code is made of. So whatever a build or a deployment would do because of the change is
 * among it.
 */
public final class Affected {

  private final List<Path> repositories;
  private final Set<Path> changed;
  private final ModuleGraph graph;
  private final Set<Module> changedModules;
  private final Set<Module> modules;

  /**
   * Of changed files.
   *
   * @param repositories their folders
   * @param changed files, absolute
   */
  Affected(Collection<Path> repositories, Set<Path> changed) {
    this.repositories = repositories.stream().map(Affected::normal).toList();
    this.changed = Set.copyOf(changed);
    this.graph = BuildGraph.of(this.repositories).modules();
    this.changedModules = graph.changedBy(this.changed);
    this.modules = graph.graph().withDependents(changedModules);
  }

  /**
   * Of everything that changed since a revision, committed or not, in the repositories that are
   * checked out.
   *
   * @param revision what git understands in every repository ({@code origin/main}, a tag, …), or
   *     the path of a lock file that {@code meta export --exact} wrote
   * @throws UserError if it cannot be compared with; every repository where that is so is named
   */
  public static Affected since(Checkout checkout, String revision) throws InterruptedException {
    return since(checkout, checkout.checkedOut(), revision);
  }

  /**
   * As {@link #since(Checkout, String)}, for what concerns some repositories: only those are looked
   * at, and what their modules are built with.
   *
   * @param concerned the folders of those repositories
   */
  public static Affected since(Checkout checkout, String revision, Collection<Path> concerned)
      throws InterruptedException {
    List<Path> all = checkout.checkedOut().stream().map(checkout::folder).toList();
    Set<Path> needed =
        BuildGraph.of(all)
            .graph()
            .withDependencies(concerned.stream().map(Affected::normal).toList());
    List<Repository> looked =
        checkout.checkedOut().stream()
            .filter(each -> needed.contains(normal(checkout.folder(each))))
            .toList();
    return since(checkout, looked, revision);
  }

  private static Affected since(Checkout checkout, List<Repository> looked, String revision)
      throws InterruptedException {
    return new Affected(
        looked.stream().map(checkout::folder).toList(),
        ChangedFiles.since(checkout, looked, revision));
  }

  private static Path normal(Path folder) {
    return folder.toAbsolutePath().normalize();
  }

  /** The changed files themselves, absolute. */
  public Set<Path> files() {
    return changed;
  }

  /** What a build would build again, in its order: the changed modules and all that need them. */
  public Set<Module> modules() {
    return modules;
  }

  /** The folders of the repositories with a changed file, or a module that is to be built again. */
  public Set<Path> repositories() {
    var affected = new LinkedHashSet<Path>();
    for (Path repository : repositories) {
      boolean builds = modules.stream().anyMatch(m -> m.repository().equals(repository));
      if (builds || anyChangedIn(repository)) {
        affected.add(repository);
      }
    }
    return affected;
  }

  /**
   * Those of some stacks whose deployment may differ: their own folder changed, or a module that
   * their code is built with, or the app that synthesizes them. What consumes their parameters is
   * not among them; ask the graph for {@code withDependents}.
   *
   * @param folders each stack and the folder of its sources
   * @param <S> how the caller names stacks
   */
  public <S> Set<S> among(Map<S, Path> folders) {
    var stacks = new HashSet<Path>();
    folders.values().forEach(folder -> stacks.add(normal(folder)));
    var affected = new LinkedHashSet<S>();
    folders.forEach(
        (stack, folder) -> {
          Path path = normal(folder);
          if (anyChangedIn(path) || isBuiltAgain(path) || isAppChanged(path, stacks)) {
            affected.add(stack);
          }
        });
    return affected;
  }

  private boolean anyChangedIn(Path folder) {
    return changed.stream().anyMatch(file -> file.startsWith(folder));
  }

  private boolean isBuiltAgain(Path folder) {
    return modules.stream().anyMatch(module -> module.folder().equals(folder));
  }

  private boolean isAppChanged(Path stack, Set<Path> stacks) {
    Optional<StackApp> app =
        repositories.stream().filter(stack::startsWith).findFirst().flatMap(StackApp::of);
    if (app.isEmpty()) {
      return false;
    }
    Set<Module> parts = app.get().modules(graph);
    return changed.contains(app.get().file())
        || reachesAChange(parts, stacks, new HashSet<>())
        || parts.isEmpty() && anyChangedBeside(stacks, app.get().file().resolveSibling(""));
  }

  /** Where no module is known to be the app, any file of the repository may be a part of it. */
  private boolean anyChangedBeside(Set<Path> stacks, Path repository) {
    return changed.stream()
        .filter(file -> file.startsWith(repository))
        .anyMatch(file -> stacks.stream().noneMatch(file::startsWith));
  }

  /** A stack's own module decides about that stack alone, so the search does not go through it. */
  private boolean reachesAChange(Set<Module> from, Set<Path> stacks, Set<Module> seen) {
    return from.stream()
        .filter(module -> !stacks.contains(module.folder()) && seen.add(module))
        .anyMatch(
            module ->
                changedModules.contains(module)
                    || reachesAChange(graph.graph().dependenciesOf(module), stacks, seen));
  }

  @Override
  public String toString() {
    return "%d files, %d modules of %s"
        .formatted(changed.size(), modules.size(), Objects.toString(repositories()));
  }
}
