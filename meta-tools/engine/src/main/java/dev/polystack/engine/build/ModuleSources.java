package dev.polystack.engine.build;

import dev.polystack.engine.build.BuildRecord.BuiltFrom;
import dev.polystack.engine.cache.RepositoryFiles;
import dev.polystack.workspace.build.Module;
import dev.polystack.workspace.build.ModuleGraph;
import dev.polystack.workspace.fingerprint.FileFingerprints;
import dev.polystack.workspace.fingerprint.Fingerprint;
import dev.polystack.workspace.fingerprint.FingerprintBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What modules are made from, as fingerprints of their sources. */
final class ModuleSources {

  private final Path root;
  private final ModuleGraph modules;
  private final FileFingerprints files;
  private final Map<Module, BuiltFrom> fingerprints = new LinkedHashMap<>();

  private ModuleSources(Path root, ModuleGraph modules, FileFingerprints files) {
    this.root = root;
    this.modules = modules;
    this.files = files;
  }

  /**
   * Reads what has changed since the last time.
   *
   * @param root the top of the workspace
   * @param memory a file for the fingerprints of files
   */
  static ModuleSources read(Path root, ModuleGraph modules, Path memory) {
    ModuleSources sources = new ModuleSources(root, modules, FileFingerprints.open(memory));
    try {
      for (Module module : modules.graph().order()) {
        sources.fingerprints.put(
            module, new BuiltFrom(fingerprint(sources.files, module), sources.needs(module)));
      }
      sources.files.save();
      return sources;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the sources", e);
    }
  }

  /** Of a module that only holds others, just its POM counts: the others count for themselves. */
  private static String fingerprint(FileFingerprints files, Module module) throws IOException {
    return module.packaging().equals("pom")
        ? files.ofFile(module.folder().resolve("pom.xml")).value()
        : files.ofFolder(module.folder()).value();
  }

  /** Of everything that a module depends on; each of these has that of its own already. */
  private String needs(Module module) {
    FingerprintBuilder needs = Fingerprint.builder();
    for (Module needed : modules.graph().dependenciesOf(module)) {
      BuiltFrom its = builtFrom(needed);
      needs.add(key(needed), its.sources()).add("with", its.dependencies());
    }
    return needs.build().value();
  }

  /** One module's own. */
  String of(Module module) {
    return builtFrom(module).sources();
  }

  /** One module's own, and those of everything that it depends on. */
  BuiltFrom builtFrom(Module module) {
    return fingerprints.getOrDefault(module, new BuiltFrom("", ""));
  }

  /** The sources' fingerprint of everything that a folder's module is. */
  String ofFolder(Path folder) {
    return fingerprints.entrySet().stream()
        .filter(entry -> entry.getKey().folder().equals(folder))
        .map(entry -> entry.getValue().sources())
        .collect(Collectors.joining());
  }

  /**
   * What a repository's stacks are made from: its own modules, all that they depend on, how the app
   * is started, and where no module is known to be the app, every file that git does not ignore.
   */
  String ofStacks(Path repository) {
    FingerprintBuilder sources = Fingerprint.builder();
    for (Module module : modules.graph().withDependencies(modules.modulesOf(repository))) {
      sources.add(key(module), of(module));
    }
    try {
      return withApp(sources, repository);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the sources of " + repository, e);
    }
  }

  /**
   * As {@link #ofStacks}, but without the Java sources of the stacks: what a synthesis is made
   * from, if the classes that run in it are the same.
   */
  String ofStacksButCode(Path repository) {
    FingerprintBuilder sources = Fingerprint.builder();
    try {
      for (Module module : modules.graph().withDependencies(modules.modulesOf(repository))) {
        boolean isStack = module.repository().equals(repository) && isLeaf(module);
        sources.add(
            key(module),
            isStack ? files.ofFolder(module.folder(), path -> !isCode(path)).value() : of(module));
      }
      return withApp(sources, repository);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the sources of " + repository, e);
    }
  }

  private String withApp(FingerprintBuilder sources, Path repository) throws IOException {
    boolean isModule =
        StackApp.of(repository).map(app -> !app.modules(modules).isEmpty()).orElse(false);
    if (!isModule) {
      new RepositoryFiles().addTo(sources, files, repository, repository, path -> true);
      files.save();
    }
    return sources
        .add("cdk.json", Files.readAllBytes(repository.resolve("cdk.json")))
        .build()
        .value();
  }

  private static boolean isCode(String path) {
    return path.startsWith("src/test/")
        || path.startsWith("src/main/java/") && path.endsWith(".java");
  }

  /** Whether nobody but a CDK app uses a module, so that it is in no other's layer. */
  boolean isLeaf(Module module) {
    return module.packaging().equals("jar")
        && modules.affectedBy(List.of(pom(module))).stream()
            .filter(other -> !other.equals(module))
            .allMatch(ModuleSources::isApp);
  }

  /** Whether Maven has made a module's jar in its folder, from whichever sources. */
  static boolean isBuilt(Module module) {
    return module.packaging().equals("pom")
        || Files.isDirectory(module.folder().resolve("target/maven-archiver"));
  }

  /** The parent POM has the class path written for CDK apps only. */
  static boolean isApp(Module module) {
    return Files.exists(module.folder().resolve("target/classpath"));
  }

  static Path pom(Module module) {
    return module.folder().resolve("pom.xml");
  }

  /** What a module is called in records: its folder from the top of the workspace. */
  String key(Module module) {
    return root.relativize(module.folder()).toString();
  }
}
