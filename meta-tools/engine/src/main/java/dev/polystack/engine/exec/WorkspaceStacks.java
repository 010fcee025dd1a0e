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
import java.util.stream.Stream;

/** Every stack of a workspace: those that files declare, and those that were synthesized. */
public final class WorkspaceStacks {

  private final StackGraph graph;
  private final Map<StackId, Repository> repositories;
  private final Set<StackId> leftOut;

  private WorkspaceStacks(
      StackGraph graph, Map<StackId, Repository> repositories, Set<StackId> leftOut) {
    this.graph = graph;
    this.repositories = repositories;
    this.leftOut = leftOut;
  }

  /**
   * All of them, but for mocks in production. What a stack consumes of a service that is not
   * checked out counts as published.
   *
   * @param synthesis where assemblies are; they have to be up to date
   */
  public static WorkspaceStacks of(
      Checkout checkout, String project, String environment, Synthesis synthesis) {
    Map<StackId, Repository> repositories = new HashMap<>();
    List<Assembly> declared = new ArrayList<>();
    List<Assembly> synthesized = new ArrayList<>();
    for (Repository repository : checkout.checkedOut()) {
      Path folder = checkout.folder(repository);
      List<Assembly> ofFiles =
          DeclaredStacks.read(folder, project, environment, memory(checkout, folder));
      note(ofFiles, repository, repositories);
      declared.addAll(ofFiles);
      if (checkout.hasStacks(folder)
          && Files.exists(synthesis.assembly(folder).resolve(Assembly.FILE))) {
        List<Assembly> own = List.of(Assembly.read(synthesis.assembly(folder)));
        note(own, repository, repositories);
        synthesized.addAll(own);
      }
    }
    DeclaredMocks all = new DeclaredMocks(checkout.manifest(), environment);
    boolean production = all.isProduction(synthesized);
    Set<StackId> mocks = all.in(declared, !synthesized.isEmpty());
    List<Assembly> assemblies = new ArrayList<>(synthesized);
    if (production) {
      all.requireThatNobodyNeeds(
          mocks, Stream.of(declared, synthesized).flatMap(List::stream).toList());
      declared.forEach(each -> assemblies.add(each.ofProduction()));
    } else {
      assemblies.addAll(declared);
    }
    return of(assemblies, repositories, production ? mocks : Set.of());
  }

  /** Those that files declare, mocks too. */
  static WorkspaceStacks declared(Checkout checkout) {
    Map<StackId, Repository> repositories = new HashMap<>();
    List<Assembly> assemblies = new ArrayList<>();
    for (Repository repository : checkout.checkedOut()) {
      Path folder = checkout.folder(repository);
      List<Assembly> own = DeclaredStacks.read(folder, "any", "any", memory(checkout, folder));
      note(own, repository, repositories);
      assemblies.addAll(own);
    }
    return of(assemblies, repositories, Set.of());
  }

  private static WorkspaceStacks of(
      List<Assembly> assemblies, Map<StackId, Repository> repositories, Set<StackId> leftOut) {
    return new WorkspaceStacks(
        StackGraph.of(assemblies, elsewhere(assemblies)), repositories, leftOut);
  }

  private static void note(
      List<Assembly> assemblies, Repository repository, Map<StackId, Repository> repositories) {
    for (Assembly assembly : assemblies) {
      for (var stack : assembly.stacks()) {
        repositories.put(assembly.id(stack), repository);
      }
    }
  }

  private static Path memory(Checkout checkout, Path repository) {
    return checkout.made("run").resolve("stacks-" + checkout.work().fileNameOf(repository));
  }

  /** Whether a repository's stacks are known only after its app has run. */
  public static boolean needSynthesis(Checkout checkout) {
    return !checkout.withStacks().isEmpty();
  }

  /** The stacks and their order. */
  public StackGraph graph() {
    return graph;
  }

  /** Mocks that were left out, since the environment is production. */
  public Set<StackId> leftOut() {
    return leftOut;
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
    for (Assembly each : assemblies) {
      here.add("/%s/%s/%s/".formatted(each.project(), each.environment(), each.service()));
    }
    Set<String> elsewhere = new HashSet<>();
    for (Assembly assembly : assemblies) {
      for (var stack : assembly.stacks()) {
        for (var consumed : stack.consumes()) {
          if (!here.contains(serviceOf(consumed.name()))) {
            elsewhere.add(consumed.name());
          }
        }
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
