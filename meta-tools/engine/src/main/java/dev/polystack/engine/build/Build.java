package dev.polystack.engine.build;

import dev.polystack.engine.Checkout;
import dev.polystack.engine.UserError;
import dev.polystack.engine.build.BuildRecord.BuiltFrom;
import dev.polystack.engine.tools.Maven;
import dev.polystack.workspace.build.BuildGraph;
import dev.polystack.workspace.build.Module;
import dev.polystack.workspace.build.ModuleGraph;
import dev.polystack.workspace.graph.DependencyGraph;
import dev.polystack.workspace.schedule.Task.Result;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Builds the modules whose sources changed, and those that depend on them; nothing else. A module
 * whose build failed or never came to its turn stays to be built, however many runs that takes.
 */
public final class Build {

  private final Checkout checkout;
  private final MavenBuild byMaven;
  private final BuildGraph graph;
  private final ModuleSources sources;
  private final BuildRecord record;
  private final LeafConditions conditions;
  private final Map<Path, List<Module>> stale;

  private Build(
      Checkout checkout, Maven maven, BuildGraph graph, ModuleSources sources, BuildRecord record) {
    this.checkout = checkout;
    this.byMaven = new MavenBuild(checkout, maven, graph.modules());
    this.graph = graph;
    this.sources = sources;
    this.record = record;
    this.conditions = new LeafConditions(graph.modules());
    this.stale = stale();
  }

  /** Looks at every repository's sources. */
  public static Build of(Checkout checkout) {
    return of(checkout, new Maven(checkout));
  }

  static Build of(Checkout checkout, Maven maven) {
    BuildGraph graph =
        BuildGraph.of(checkout.repositories().stream().map(checkout::folder).toList());
    ModuleSources sources =
        ModuleSources.read(
            checkout.root(), graph.modules(), checkout.made("build").resolve("files.json"));
    BuildRecord record = new BuildRecord(checkout.made("build").resolve("modules.json"));
    return new Build(checkout, maven, graph, sources, record);
  }

  private Map<Path, List<Module>> stale() {
    ModuleGraph modules = graph.modules();
    List<Path> changed =
        modules.graph().order().stream()
            .filter(module -> !isUpToDate(module) || !ModuleSources.isBuilt(module))
            .map(ModuleSources::pom)
            .toList();
    Map<Path, List<Module>> byRepository = new TreeMap<>();
    for (Module module : modules.affectedBy(changed)) {
      byRepository.computeIfAbsent(module.repository(), any -> new ArrayList<>()).add(module);
    }
    return byRepository;
  }

  private boolean isUpToDate(Module module) {
    return last(module).filter(sources.builtFrom(module)::equals).isPresent();
  }

  /** Whether a module's own sources are still those that it was last built from. */
  private boolean hasSameSources(Module module) {
    return last(module).filter(last -> last.sources().equals(sources.of(module))).isPresent();
  }

  private boolean hasSameDependencies(Module module) {
    String now = sources.builtFrom(module).dependencies();
    return last(module).filter(last -> last.dependencies().equals(now)).isPresent();
  }

  private Optional<BuiltFrom> last(Module module) {
    return record.of(sources.key(module));
  }

  /** The order of the repositories, from what their POMs say. */
  public DependencyGraph<Path> repositories() {
    return graph.graph();
  }

  /** The sources' fingerprint of everything that a folder's module is. */
  public String fingerprint(Path folder) {
    return sources.ofFolder(folder);
  }

  /** What a repository's stacks are made from: its own modules and all that they depend on. */
  public String sources(Path repository) {
    return sources.ofStacks(repository);
  }

  /**
   * As {@link #sources}, but without the Java sources of the stacks: what a synthesis is made from,
   * if the classes that run in it are the same.
   */
  public String sourcesButCode(Path repository) {
    return sources.ofStacksButCode(repository);
  }

  /** How many modules of a repository have to be built. */
  public int stale(Path repository) {
    return staleModules(repository).size();
  }

  /** Which they are, in their order. */
  List<Module> staleModules(Path repository) {
    return stale.getOrDefault(repository, List.of());
  }

  /**
   * Builds one repository's stale modules, without tests and gates.
   *
   * @throws UserError if it does not build; the compiler's errors are named
   */
  public Result run(Path repository) throws InterruptedException {
    List<Module> modules = staleModules(repository);
    if (repository.equals(checkout.tools())) {
      noteBuilt(modules); // The meta script has built them before it started this.
      return Result.UNCHANGED;
    }
    if (modules.isEmpty()) {
      return Result.UNCHANGED;
    }
    Optional<Module> leaf = leaf(modules);
    if (leaf.isPresent()) {
      record.compiling(sources.key(leaf.get()));
      compile(leaf.get());
      noteBuilt(modules);
      return Result.DONE;
    }
    record.building(modules.stream().map(sources::key).toList());
    byMaven.run(repository, modules);
    noteBuilt(modules);
    return Result.DONE;
  }

  /**
   * The one stack module among these that changed, if only the app depends on it, and what it
   * depends on is what Maven has seen: its class path is the one that Maven has written.
   */
  private Optional<Module> leaf(List<Module> modules) {
    List<Module> changed = modules.stream().filter(module -> !hasSameSources(module)).toList();
    boolean onlyAppsFollow =
        modules.stream().filter(module -> !changed.contains(module)).allMatch(ModuleSources::isApp);
    return changed.size() == 1
            && onlyAppsFollow
            && hasSameDependencies(changed.get(0))
            && conditions.allow(changed.get(0))
        ? Optional.of(changed.get(0))
        : Optional.empty();
  }

  private void compile(Module module) {
    LeafCompiler.compile(module)
        .ifPresent(
            words -> {
              throw new UserError(
                  "%s does not compile:\n%s"
                      .formatted(sources.key(module), words.indent(4).stripTrailing()));
            });
  }

  /** Compiles one stack's module as {@link #run} does after a change, and throws it away. */
  public void rehearse() {
    graph.modules().graph().order().stream()
        .filter(module -> sources.isLeaf(module) && conditions.allow(module))
        .findFirst()
        .ifPresent(LeafCompiler::rehearse);
  }

  private void noteBuilt(List<Module> modules) {
    Map<String, BuiltFrom> built = new TreeMap<>();
    modules.forEach(module -> built.put(sources.key(module), sources.builtFrom(module)));
    record.built(built);
  }
}
