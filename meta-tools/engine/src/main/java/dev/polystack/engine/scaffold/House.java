package dev.polystack.engine.scaffold;

import dev.polystack.engine.Checkout;
import dev.polystack.engine.UsageError;
import dev.polystack.engine.UserError;
import dev.polystack.workspace.build.BuildGraph;
import dev.polystack.workspace.build.Module;
import dev.polystack.workspace.manifest.Kind;
import dev.polystack.workspace.manifest.Repository;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What a workspace is like already: new things fit in with that. */
final class House {

  /** Where contract files lie in the module that holds them. */
  private static final String CONTRACTS = "src/main/resources/contracts";

  private final Checkout checkout;
  private final List<Repository> repositories;
  private final List<Module> modules;

  private House(Checkout checkout, List<Repository> repositories, List<Module> modules) {
    this.checkout = checkout;
    this.repositories = repositories;
    this.modules = modules;
  }

  /** Looks at a workspace. */
  static House of(Checkout checkout) {
    List<Repository> repositories = checkout.repositories();
    List<Path> folders = repositories.stream().map(checkout::folder).toList();
    return new House(checkout, repositories, BuildGraph.of(folders).modules().graph().order());
  }

  Checkout checkout() {
    return checkout;
  }

  /** The Maven group of the project, which is also its root package. */
  String group() {
    return modulesOf(kind(Kind.CONTRACTS).or(kind(Kind.SERVICE))).stream()
        .map(module -> module.coordinate().groupId())
        .findFirst()
        .orElseThrow(
            () ->
                new UserError(
                    "No repository here tells the project's Maven group. Give it: --group com.example.shop"));
  }

  /** The version of meta-tools that this workspace builds with. */
  String polystackVersion() {
    return PomCoordinate.version(checkout.tools().resolve("parent"));
  }

  /** The module that holds the project's contracts. */
  Optional<Module> contracts() {
    return modulesOf(kind(Kind.CONTRACTS)).stream()
        .filter(module -> Files.isDirectory(module.folder().resolve(CONTRACTS)))
        .findFirst();
  }

  /**
   * The folder of the project's contract files.
   *
   * @throws UserError if there is no repository of contracts
   */
  Path contractFiles() {
    return contracts()
        .map(module -> module.folder().resolve(CONTRACTS))
        .orElseThrow(
            () ->
                new UserError(
                    "No checked out repository of the kind 'contracts' has a module with %s. `meta clone` checks out what repos.yaml lists; `meta new project` begins a workspace that has one."
                        .formatted(CONTRACTS)));
  }

  /**
   * The repository of a service.
   *
   * @throws UsageError if there is none
   */
  Path service(Name service) {
    return repositories.stream()
        .filter(kind(Kind.SERVICE))
        .filter(each -> each.name().equals(folderOf(service)))
        .map(checkout::folder)
        .findFirst()
        .orElseThrow(
            () ->
                new UsageError(
                    "There is no service '%s' here (no repository %s in repos.yaml). Begin it: meta new service %s"
                        .formatted(service.text(), folderOf(service), service.text())));
  }

  /** The name of a service's repository, which is also its folder. */
  static String folderOf(Name service) {
    return service.text() + "-service";
  }

  private static Predicate<Repository> kind(Kind kind) {
    return repository -> repository.kind() == kind;
  }

  private List<Module> modulesOf(Predicate<Repository> like) {
    List<Path> folders =
        repositories.stream()
            .filter(like)
            .map(each -> checkout.folder(each).toAbsolutePath().normalize())
            .toList();
    return modules.stream().filter(module -> folders.contains(module.repository())).toList();
  }
}
