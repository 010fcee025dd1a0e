package dev.polystack.engine.build;

import dev.polystack.engine.Checkout;
import dev.polystack.engine.UserError;
import dev.polystack.engine.process.Finished;
import dev.polystack.engine.tools.Maven;
import dev.polystack.workspace.build.BuildGraph;
import dev.polystack.workspace.build.Module;
import dev.polystack.workspace.build.ModuleGraph;
import dev.polystack.workspace.fingerprint.FileFingerprints;
import dev.polystack.workspace.fingerprint.Fingerprint;
import dev.polystack.workspace.fingerprint.FingerprintBuilder;
import dev.polystack.workspace.graph.DependencyGraph;
import dev.polystack.workspace.schedule.Task.Result;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Builds the modules whose sources changed, and those that depend on them; nothing else. */
public final class Build {

  private final Checkout checkout;
  private final BuildGraph graph;
  private final FileFingerprints files;
  private final Map<Module, String> fingerprints;
  private final BuildRecord record;
  private final Map<Path, List<Module>> stale;

  private Build(
      Checkout checkout,
      BuildGraph graph,
      FileFingerprints files,
      Map<Module, String> fingerprints,
      BuildRecord record) {
    this.checkout = checkout;
    this.graph = graph;
    this.files = files;
    this.fingerprints = fingerprints;
    this.record = record;
    this.stale = stale();
  }

  /** Looks at every repository's sources. */
  public static Build of(Checkout checkout) {
    List<Path> folders = checkout.repositories().stream().map(checkout::folder).toList();
    BuildGraph graph = BuildGraph.of(folders);
    FileFingerprints files = FileFingerprints.open(checkout.made("build").resolve("files.json"));
    Map<Module, String> fingerprints = new LinkedHashMap<>();
    try {
      for (Module module : graph.modules().graph().order()) {
        fingerprints.put(module, fingerprint(files, module));
      }
      files.save();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the sources", e);
    }
    BuildRecord record = new BuildRecord(checkout.made("build").resolve("modules.json"));
    return new Build(checkout, graph, files, fingerprints, record);
  }

  /** Of a module that only holds others, just its POM counts: the others count for themselves. */
  private static String fingerprint(FileFingerprints files, Module module) throws IOException {
    return module.packaging().equals("pom")
        ? files.ofFile(module.folder().resolve("pom.xml")).value()
        : files.ofFolder(module.folder()).value();
  }

  private Map<Path, List<Module>> stale() {
    ModuleGraph modules = graph.modules();
    List<Path> changed =
        fingerprints.entrySet().stream()
            .filter(
                entry ->
                    !record.has(key(entry.getKey()), entry.getValue()) || !isBuilt(entry.getKey()))
            .map(entry -> pom(entry.getKey()))
            .toList();
    Map<Path, List<Module>> byRepository = new TreeMap<>();
    for (Module module : modules.affectedBy(changed)) {
      byRepository.computeIfAbsent(module.repository(), any -> new ArrayList<>()).add(module);
    }
    return byRepository;
  }

  private static Path pom(Module module) {
    return module.folder().resolve("pom.xml");
  }

  private static boolean isBuilt(Module module) {
    return module.packaging().equals("pom")
        || Files.isDirectory(module.folder().resolve("target").resolve("maven-archiver"));
  }

  /** The order of the repositories, from what their POMs say. */
  public DependencyGraph<Path> repositories() {
    return graph.graph();
  }

  /** The sources' fingerprint of everything that a folder's module is. */
  public String fingerprint(Path folder) {
    return fingerprints.entrySet().stream()
        .filter(entry -> entry.getKey().folder().equals(folder))
        .map(Map.Entry::getValue)
        .collect(Collectors.joining());
  }

  /** What a repository's stacks are made from: its own modules and all that they depend on. */
  public String sources(Path repository) {
    ModuleGraph modules = graph.modules();
    FingerprintBuilder sources = Fingerprint.builder();
    for (Module module : modules.graph().withDependencies(modules.modulesOf(repository))) {
      sources.add(key(module), fingerprints.getOrDefault(module, ""));
    }
    try {
      return sources
          .add("cdk.json", Files.readAllBytes(repository.resolve("cdk.json")))
          .build()
          .value();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + repository.resolve("cdk.json"), e);
    }
  }

  /**
   * As {@link #sources}, but without the Java sources of the stacks: what a synthesis is made from,
   * if the classes that run in it are the same.
   */
  public String sourcesButCode(Path repository) {
    ModuleGraph modules = graph.modules();
    FingerprintBuilder sources = Fingerprint.builder();
    try {
      for (Module module : modules.graph().withDependencies(modules.modulesOf(repository))) {
        boolean isStack = module.repository().equals(repository) && isLeaf(module);
        sources.add(
            key(module),
            isStack
                ? files.ofFolder(module.folder(), path -> !isCode(path)).value()
                : fingerprints.getOrDefault(module, ""));
      }
      return sources
          .add("cdk.json", Files.readAllBytes(repository.resolve("cdk.json")))
          .build()
          .value();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the sources of " + repository, e);
    }
  }

  private static boolean isCode(String path) {
    return path.startsWith("src/test/")
        || path.startsWith("src/main/java/") && path.endsWith(".java");
  }

  /** Whether nobody but a CDK app uses a module, so that it is in no other's layer. */
  private boolean isLeaf(Module module) {
    return module.packaging().equals("jar")
        && graph.modules().affectedBy(List.of(pom(module))).stream()
            .filter(other -> !other.equals(module))
            .allMatch(Build::isApp);
  }

  /** The parent POM has the class path written for CDK apps only. */
  private static boolean isApp(Module module) {
    return Files.exists(module.folder().resolve("target/classpath"));
  }

  /** How many modules of a repository have to be built. */
  public int stale(Path repository) {
    return stale.getOrDefault(repository, List.of()).size();
  }

  /**
   * Builds one repository's stale modules, without tests and gates.
   *
   * @throws UserError if it does not build; the compiler's errors are named
   */
  public Result run(Path repository) throws InterruptedException {
    List<Module> modules = stale.getOrDefault(repository, List.of());
    if (repository.equals(checkout.tools())) {
      noteBuilt(modules); // The meta script has built them before it started this.
      return Result.UNCHANGED;
    }
    if (modules.isEmpty()) {
      return Result.UNCHANGED;
    }
    Optional<Module> leaf = leaf(modules);
    if (leaf.isPresent()) {
      compile(leaf.get());
      noteBuilt(modules);
      return Result.DONE;
    }
    List<String> arguments = new ArrayList<>(List.of("-q", "-Dquick", "-DskipTests", "install"));
    if (modules.size() < graph.modules().modulesOf(repository).size()) {
      arguments.addAll(0, List.of("-o", "-pl", selectors(modules)));
    }
    Path log = checkout.log("build-" + repository.getFileName());
    Finished finished = new Maven(checkout).run(repository, arguments).run(log);
    if (!finished.succeeded()) {
      throw new UserError(
          "%s does not build:\n%s\n  Log: %s"
              .formatted(repository.getFileName(), Maven.errors(finished), finished.log()));
    }
    noteBuilt(modules);
    return Result.DONE;
  }

  /** The one stack module among these that changed, if only the app depends on it. */
  private Optional<Module> leaf(List<Module> modules) {
    List<Module> changed =
        modules.stream()
            .filter(module -> !record.has(key(module), fingerprints.getOrDefault(module, "")))
            .toList();
    boolean onlyAppsFollow =
        modules.stream().filter(module -> !changed.contains(module)).allMatch(Build::isApp);
    return changed.size() == 1 && onlyAppsFollow && LeafCompiler.isEnoughFor(changed.get(0))
        ? Optional.of(changed.get(0))
        : Optional.empty();
  }

  private void compile(Module module) {
    LeafCompiler.compile(module)
        .ifPresent(
            words -> {
              throw new UserError(
                  "%s does not compile:\n%s"
                      .formatted(key(module), words.indent(4).stripTrailing()));
            });
  }

  /** Compiles one stack's module as {@link #run} does after a change, and throws it away. */
  public void rehearse() {
    fingerprints.keySet().stream()
        .filter(module -> isLeaf(module) && LeafCompiler.isEnoughFor(module))
        .findFirst()
        .ifPresent(LeafCompiler::rehearse);
  }

  private void noteBuilt(List<Module> modules) {
    Map<String, String> built = new TreeMap<>();
    modules.forEach(module -> built.put(key(module), fingerprints.getOrDefault(module, "")));
    record.built(built);
  }

  private static String selectors(List<Module> modules) {
    return modules.stream().map(Module::selector).collect(Collectors.joining(","));
  }

  private String key(Module module) {
    return checkout.root().relativize(module.folder()).toString();
  }
}
