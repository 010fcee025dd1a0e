package dev.polystack.engine.exec;

import dev.polystack.engine.Checkout;
import dev.polystack.engine.deploy.Synthesis;
import dev.polystack.workspace.manifest.Repository;
import dev.polystack.workspace.stack.Assembly;
import dev.polystack.workspace.stack.DeclaredStacks;
import dev.polystack.workspace.stack.StackGraph;
import dev.polystack.workspace.stack.StackId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Every stack of a workspace: those that files declare, and those that were synthesized. */
public final class WorkspaceStacks {

  private final StackGraph graph;
  private final Map<StackId, Repository> repositories;

  private WorkspaceStacks(StackGraph graph, Map<StackId, Repository> repositories) {
    this.graph = graph;
    this.repositories = repositories;
  }

  /**
   * All of them. What a stack consumes of a service that is not checked out counts as published.
   *
   * @param synthesis where assemblies are; they have to be up to date
   */
  public static WorkspaceStacks of(
      Checkout checkout, String project, String environment, Synthesis synthesis) {
    return of(
        checkout,
        folder -> {
          List<Assembly> own =
              new ArrayList<>(
                  DeclaredStacks.read(folder, project, environment, memory(checkout, folder)));
          if (checkout.hasStacks(folder)
              && Files.exists(synthesis.assembly(folder).resolve(Assembly.FILE))) {
            own.add(Assembly.read(synthesis.assembly(folder)));
          }
          return own;
        });
  }

  /** Those that files declare. */
  static WorkspaceStacks declared(Checkout checkout) {
    return of(
        checkout, folder -> DeclaredStacks.read(folder, "any", "any", memory(checkout, folder)));
  }

  private static Path memory(Checkout checkout, Path repository) {
    return checkout.made("run").resolve("stacks-" + repository.getFileName());
  }

  private static WorkspaceStacks of(Checkout checkout, Function<Path, List<Assembly>> read) {
    Map<StackId, Repository> repositories = new HashMap<>();
    List<Assembly> assemblies = new ArrayList<>();
    for (Repository repository : checkout.checkedOut()) {
      for (Assembly assembly : read.apply(checkout.folder(repository))) {
        assembly.stacks().forEach(stack -> repositories.put(assembly.id(stack), repository));
        assemblies.add(assembly);
      }
    }
    return new WorkspaceStacks(StackGraph.of(assemblies, elsewhere(assemblies)), repositories);
  }

  /** Whether a repository's stacks are known only after its app has run. */
  public static boolean needSynthesis(Checkout checkout) {
    return checkout.checkedOut().stream().map(checkout::folder).anyMatch(checkout::hasStacks);
  }

  /** The stacks and their order. */
  public StackGraph graph() {
    return graph;
  }

  /** The repository that a stack's sources are in. */
  public Repository repository(StackId id) {
    Repository repository = repositories.get(id);
    if (repository == null) {
      throw new IllegalArgumentException("no stack '%s' in this workspace".formatted(id));
    }
    return repository;
  }

  /** Parameters of services that nobody has checked out. */
  private static Set<String> elsewhere(List<Assembly> assemblies) {
    Set<String> here = new HashSet<>();
    assemblies.forEach(
        each ->
            here.add("/%s/%s/%s/".formatted(each.project(), each.environment(), each.service())));
    Set<String> elsewhere = new HashSet<>();
    for (Assembly assembly : assemblies) {
      for (var stack : assembly.stacks()) {
        stack.consumes().stream()
            .map(consumed -> consumed.name())
            .filter(name -> !here.contains(serviceOf(name)))
            .forEach(elsewhere::add);
      }
    }
    return elsewhere;
  }

  /** {@code /project/environment/service/} of a parameter's path. */
  private static String serviceOf(String parameter) {
    int end = 0;
    for (int part = 0; part < 4 && end >= 0; part++) {
      end = parameter.indexOf('/', part == 0 ? 0 : end + 1);
    }
    return end < 0 ? parameter : parameter.substring(0, end + 1);
  }
}
