package dev.polystack.workspace.build;

import dev.polystack.workspace.graph.Cycles;
import dev.polystack.workspace.graph.DependencyGraph;
import dev.polystack.workspace.graph.GraphException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Every Maven module of one or several repositories, and which needs which: as parent, dependency,
 * imported dependency management, plugin, extension, or dependency of a plugin.
 */
public final class ModuleGraph {

  private final DependencyGraph<Module> modules;
  private final Map<Module, Pom> poms;

  private ModuleGraph(DependencyGraph<Module> modules, Map<Module, Pom> poms) {
    this.modules = modules;
    this.poms = poms;
  }

  /**
   * Reads the POMs beneath the folders of repositories. A folder without a POM has no modules.
   *
   * @throws GraphException with every POM that cannot be read, every coordinate that two modules
   *     claim, and every cycle
   */
  public static ModuleGraph of(Collection<Path> repositories) {
    var reader = new PomReader();
    repositories.forEach(reader::readRepository);
    var problems = new ArrayList<>(reader.problems());
    var modules = new LinkedHashMap<Coordinate, Module>();
    for (Pom pom : reader.poms()) {
      var other = modules.putIfAbsent(pom.coordinate(), pom.module());
      if (other != null) {
        problems.add(
            "both %s and %s build %s: give one of them another artifactId"
                .formatted(other.folder(), pom.folder(), pom.coordinate()));
      }
    }
    var needs = new LinkedHashMap<Module, Set<Module>>();
    for (Pom pom : reader.poms()) {
      var needed = new LinkedHashSet<Module>();
      pom.needs().forEach(c -> Optional.ofNullable(modules.get(c)).ifPresent(needed::add));
      needs.put(pom.module(), needed);
    }
    for (var cycle : Cycles.in(needs)) {
      problems.add(
          "a cycle of modules: "
              + String.join(" needs ", cycle.stream().map(Module::toString).toList()));
    }
    if (!problems.isEmpty()) {
      throw new GraphException(problems);
    }
    var poms = new LinkedHashMap<Module, Pom>();
    reader.poms().forEach(pom -> poms.put(pom.module(), pom));
    return new ModuleGraph(DependencyGraph.of(needs), poms);
  }

  /** The modules as a graph. */
  public DependencyGraph<Module> graph() {
    return modules;
  }

  /** The modules of one repository, each after what it needs. */
  public List<Module> modulesOf(Path repository) {
    Path root = repository.toAbsolutePath().normalize();
    return modules.order().stream().filter(m -> m.repository().equals(root)).toList();
  }

  /** The modules that build with an artifact, whoever makes that, in the order of the builds. */
  public List<Module> modulesThatNeed(Coordinate artifact) {
    return modules.order().stream()
        .filter(m -> Optional.ofNullable(poms.get(m)).filter(p -> p.needs(artifact)).isPresent())
        .toList();
  }

  /** Whether any module builds with the tests of one of a repository's modules. */
  public boolean sharesTests(Path repository) {
    var own = modulesOf(repository).stream().map(Module::coordinate).collect(Collectors.toSet());
    return poms.values().stream().anyMatch(pom -> pom.needsTestsOf(own));
  }

  /**
   * Whether a module is compiled as one of its parents says. Only then is nothing said of the
   * compiler, as by a property or by the plugin's configuration, on the way up to that parent; and
   * every POM on that way is here.
   */
  public boolean compilesAs(Coordinate parent, Module module) {
    var byCoordinate = poms.values().stream().collect(Collectors.toMap(Pom::coordinate, p -> p));
    Optional<Coordinate> at = Optional.of(module.coordinate());
    while (at.isPresent() && !at.get().equals(parent)) {
      at =
          Optional.ofNullable(byCoordinate.get(at.get()))
              .filter(pom -> !pom.configuresCompiler())
              .flatMap(Pom::parentCoordinate);
    }
    return at.isPresent();
  }

  /** A module's version as its POM says it, or as the POM says its parent's. */
  public String versionOf(Module module) {
    return Optional.ofNullable(poms.get(module)).map(Pom::version).orElse("");
  }

  /**
   * The versions in which a repository's modules depend on any of these artifacts, its own ones
   * left out. A property that stands in another POM of the repository, such as the parent's, is
   * looked up there.
   */
  public Set<String> versionsUsed(Path repository, Set<Coordinate> artifacts) {
    var own = modulesOf(repository).stream().flatMap(m -> Stream.ofNullable(poms.get(m))).toList();
    var others = new LinkedHashSet<>(artifacts);
    own.forEach(pom -> others.remove(pom.coordinate()));
    return own.stream()
        .flatMap(pom -> pom.versionsOf(others))
        .map(
            version ->
                Placeholders.resolve(
                    version,
                    name -> own.stream().flatMap(p -> p.property(name).stream()).findFirst()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * What has to be built again, in order, after these files or folders changed: the modules that
   * hold them and every module that needs one of those, in whichever repository. What belongs to no
   * module's build (a README beside an aggregating POM, say) affects nothing.
   */
  public Set<Module> affectedBy(Collection<Path> changed) {
    return modules.withDependents(changedBy(changed));
  }

  /** Only the modules that hold these files or folders, otherwise as {@link #affectedBy}. */
  public Set<Module> changedBy(Collection<Path> changed) {
    var changedModules = new LinkedHashSet<Module>();
    for (Path path : changed) {
      Path file = path.toAbsolutePath().normalize();
      moduleThatHolds(file).filter(m -> buildsWith(m, file)).ifPresent(changedModules::add);
    }
    return changedModules;
  }

  private Optional<Module> moduleThatHolds(Path file) {
    return modules.nodes().stream()
        .filter(m -> file.startsWith(m.folder()))
        .max(Comparator.comparingInt(m -> m.folder().getNameCount()));
  }

  /** A module that only aggregates is built from its POM and its sources, if it has any. */
  private static boolean buildsWith(Module module, Path file) {
    return !module.packaging().equals("pom")
        || file.equals(module.folder())
        || file.equals(module.folder().resolve("pom.xml"))
        || file.startsWith(module.folder().resolve("src"));
  }
}
