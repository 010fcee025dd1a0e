package dev.polystack.engine.pacts;

import dev.polystack.engine.Checkout;
import dev.polystack.pacts.Libraries;
import dev.polystack.workspace.build.BuildGraph;
import dev.polystack.workspace.build.Coordinate;
import dev.polystack.workspace.build.Module;
import dev.polystack.workspace.build.ModuleGraph;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The modules of a checkout that write pacts, and those that verify them. Nobody lists them: they
 * are the ones that build with Pact's library for consumers, and with ours for providers.
 */
public final class PactModules {

  /** The JUnit tag of every verification of pacts. */
  public static final String VERIFICATION = "provider-pacts";

  private final ModuleGraph modules;
  private final List<Module> consumers;
  private final List<Module> providers;

  private PactModules(ModuleGraph modules) {
    this.modules = modules;
    this.consumers = modules.modulesThatNeed(coordinate(Libraries.FOR_CONSUMERS));
    this.providers = modules.modulesThatNeed(coordinate(Libraries.FOR_PROVIDERS));
  }

  private static Coordinate coordinate(String artifact) {
    String[] names = artifact.split(":", 2);
    return new Coordinate(names[0], names[1]);
  }

  /** Looks at every repository's POMs. */
  public static PactModules of(Checkout checkout) {
    List<Path> repositories = checkout.repositories().stream().map(checkout::folder).toList();
    return new PactModules(BuildGraph.of(repositories).modules());
  }

  /** The modules that write pacts. */
  List<Module> consumers() {
    return consumers;
  }

  /** The modules that verify pacts. */
  public List<Module> providers() {
    return providers;
  }

  /** The module that makes an artifact. */
  Optional<Module> find(String coordinate) {
    return modules.graph().nodes().stream()
        .filter(module -> module.coordinate().toString().equals(coordinate))
        .findFirst();
  }

  String versionOf(Module module) {
    return modules.versionOf(module);
  }

  /** The version of what a repository's topmost module builds. */
  String versionOf(Path repository) {
    return modules.graph().nodes().stream()
        .filter(module -> module.folder().equals(repository.toAbsolutePath().normalize()))
        .findFirst()
        .map(modules::versionOf)
        .orElse("");
  }

  /** The artifacts that some modules of a repository make. */
  static List<String> artifacts(List<Module> modules, Path repository) {
    return modules.stream()
        .filter(module -> module.repository().equals(repository.toAbsolutePath().normalize()))
        .map(module -> module.coordinate().toString())
        .toList();
  }
}
