package dev.polystack.engine.repositories;

import dev.polystack.engine.Checkout;
import dev.polystack.engine.repositories.RepositoryStatus.Place;
import dev.polystack.workspace.build.Coordinate;
import dev.polystack.workspace.build.Module;
import dev.polystack.workspace.build.ModuleGraph;
import dev.polystack.workspace.git.CheckoutState;
import dev.polystack.workspace.git.Description;
import dev.polystack.workspace.git.GitException;
import dev.polystack.workspace.git.WorkTree;
import dev.polystack.workspace.manifest.Kind;
import dev.polystack.workspace.manifest.Repository;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** How all repositories of a workspace are, with one question to git for each checkout. */
public final class WorkspaceStatus {

  private final Checkout checkout;

  /** Looks at a workspace. */
  public WorkspaceStatus(Checkout checkout) {
    this.checkout = checkout;
  }

  /** Looks at these repositories, in parallel; answers them in their order. */
  public List<RepositoryStatus> of(Collection<Repository> repositories)
      throws InterruptedException {
    Set<WorkTree> trees = new LinkedHashSet<>();
    for (Repository repository : repositories) {
      tree(repository).ifPresent(trees::add);
    }
    Map<WorkTree, Answer> answers =
        Parallel.ofWidth(Parallel.PROCESSES).map(trees, WorkspaceStatus::ask);
    ModuleGraph modules = ModuleGraph.of(built(checkout.manifest().repositories()));
    Set<Coordinate> contracts = contracts(modules);
    Map<Repository, String> described = described(repositories);
    List<RepositoryStatus> all = new ArrayList<>();
    for (Repository repository : repositories) {
      Optional<WorkTree> tree = tree(repository);
      Path folder = checkout.folder(repository);
      all.add(
          new RepositoryStatus(
              repository.name(),
              place(folder, tree),
              tree.map(answers::get).flatMap(Answer::state),
              tree.map(answers::get).map(Answer::problem).orElse(""),
              described.getOrDefault(repository, version(modules, folder)),
              modules.versionsUsed(folder, contracts)));
    }
    return all;
  }

  /** How a checkout is, or why git cannot tell. */
  private record Answer(Optional<CheckoutState> state, String problem) {}

  private static Answer ask(WorkTree tree) throws InterruptedException {
    try {
      return new Answer(Optional.of(CheckoutState.of(tree.git())), "");
    } catch (GitException e) {
      return new Answer(Optional.empty(), e.reason());
    }
  }

  private Optional<WorkTree> tree(Repository repository) {
    Path folder = checkout.folder(repository);
    return Files.isDirectory(folder) ? WorkTree.of(folder) : Optional.empty();
  }

  /**
   * By git, where a CDK app has no POM, as it is recorded when it is deployed. Not all that has no
   * POM: to ask for a hundred repositories once more would take as long as everything else.
   */
  private Map<Repository, String> described(Collection<Repository> repositories)
      throws InterruptedException {
    return Parallel.ofWidth(Parallel.PROCESSES)
        .map(
            repositories.stream().filter(repository -> isDescribed(repository)).toList(),
            repository -> Description.of(checkout.folder(repository)));
  }

  private boolean isDescribed(Repository repository) {
    Path folder = checkout.folder(repository);
    return Files.exists(folder.resolve("cdk.json")) && !Files.exists(folder.resolve("pom.xml"));
  }

  private static Place place(Path folder, Optional<WorkTree> tree) {
    if (!Files.isDirectory(folder)) {
      return Place.MISSING;
    }
    return tree.isEmpty() ? Place.NONE : WorkTree.isTop(folder) ? Place.OWN : Place.SHARED;
  }

  private List<Path> built(Collection<Repository> repositories) {
    return repositories.stream()
        .map(checkout::folder)
        .filter(folder -> Files.exists(folder.resolve("pom.xml")))
        .toList();
  }

  private Set<Coordinate> contracts(ModuleGraph modules) {
    return checkout.manifest().repositories().stream()
        .filter(repository -> repository.kind() == Kind.CONTRACTS)
        .flatMap(repository -> modules.modulesOf(checkout.folder(repository)).stream())
        .map(Module::coordinate)
        .collect(Collectors.toSet());
  }

  private static String version(ModuleGraph modules, Path folder) {
    return modules.modulesOf(folder).stream()
        .filter(module -> module.selector().equals("."))
        .map(modules::versionOf)
        .findFirst()
        .orElse("");
  }
}
