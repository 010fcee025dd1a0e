package dev.polystack.engine.select;

import dev.polystack.engine.Checkout;
import dev.polystack.engine.UsageError;
import dev.polystack.engine.WorkFolder;
import dev.polystack.engine.affected.Affected;
import dev.polystack.engine.affected.AffectedStacks;
import dev.polystack.workspace.manifest.Repository;
import dev.polystack.workspace.select.Names;
import dev.polystack.workspace.select.Suggestions;
import dev.polystack.workspace.stack.StackGraph;
import dev.polystack.workspace.stack.StackId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Finds what a selection means in a workspace. */
public final class Selector {

  private final Checkout checkout;

  /** Selects in a workspace. */
  public Selector(Checkout checkout) {
    this.checkout = checkout;
  }

  /**
   * The stacks, in the order of their deployment.
   *
   * @throws UsageError with every name and every group that does not exist, and what may be meant
   */
  public Set<StackId> stacks(StackGraph graph, Selection selection) throws InterruptedException {
    var names = graph.names();
    Set<StackId> chosen = chosen(names, graph.graph().order(), selection);
    List<String> problems = new ArrayList<>(names.problems());
    List<Repository> grouped = grouped(checkout.checkedOut(), selection, problems);
    check(problems);
    if (!selection.groups().isEmpty()) {
      chosen.retainAll(repositories(graph, grouped).keySet());
    }
    if (selection.affected().isPresent()) {
      Map<StackId, Path> repositories = repositories(graph, checkout.checkedOut());
      repositories.keySet().retainAll(graph.graph().withDependencies(chosen));
      Affected change =
          Affected.since(checkout, selection.affected().get(), Set.copyOf(repositories.values()));
      chosen.retainAll(affected(graph, change).all());
    }
    return chosen;
  }

  /** What of these stacks a change concerns. */
  public AffectedStacks affected(StackGraph graph, Affected change) {
    return AffectedStacks.of(change, graph, folders(graph));
  }

  /** Each stack, and where its sources are. */
  private Map<StackId, Path> folders(StackGraph graph) {
    Map<StackId, Path> folders = repositories(graph, checkout.checkedOut());
    folders.replaceAll((id, repository) -> repository.resolve(graph.stack(id).folder()));
    return folders;
  }

  /** Each stack of some repositories, and the folder of its repository. */
  private Map<StackId, Path> repositories(StackGraph graph, List<Repository> of) {
    WorkFolder work = checkout.work();
    Map<String, Path> byName = new HashMap<>();
    of.forEach(each -> byName.put(work.fileNameOf(path(each)), checkout.folder(each)));
    Map<StackId, Path> repositories = new LinkedHashMap<>();
    for (StackId id : graph.graph().nodes()) {
      // A synthesized assembly has its repository's name; that of declared stacks is its folder.
      Path assembly = graph.assembly(id).folder();
      boolean isMade = assembly.startsWith(work.path());
      Path repository =
          byName.get(isMade ? String.valueOf(assembly.getFileName()) : work.fileNameOf(assembly));
      if (repository != null) {
        repositories.put(id, repository);
      }
    }
    return repositories;
  }

  /**
   * The repositories that are checked out, in the order of the manifest.
   *
   * @throws UsageError with every name and every group that does not exist, and what may be meant
   */
  public List<Repository> repositories(Selection selection) throws InterruptedException {
    return repositories(checkout.checkedOut(), selection);
  }

  /**
   * Those among some repositories, in their order.
   *
   * @throws UsageError with every name and every group that does not exist, and what may be meant
   */
  public List<Repository> repositories(List<Repository> all, Selection selection)
      throws InterruptedException {
    var names =
        new Names<>("repository", all.stream().map(Repository::name).toList(), String::toString);
    Set<String> chosen = chosen(names, all.stream().map(Repository::name).toList(), selection);
    List<String> problems = new ArrayList<>(names.problems());
    List<Repository> grouped = grouped(all, selection, problems);
    check(problems);
    List<Repository> named =
        all.stream()
            .filter(each -> chosen.contains(each.name()))
            .filter(each -> selection.groups().isEmpty() || grouped.contains(each))
            .toList();
    if (selection.affected().isEmpty()) {
      return named;
    }
    List<Path> concerned = named.stream().map(this::path).toList();
    Set<Path> changed =
        Affected.since(checkout, selection.affected().get(), concerned).repositories();
    return named.stream().filter(each -> changed.contains(path(each))).toList();
  }

  private static <T> Set<T> chosen(Names<T> names, List<T> all, Selection selection) {
    Set<T> chosen =
        new LinkedHashSet<>(selection.names().isEmpty() ? all : names.matching(selection.names()));
    chosen.removeAll(names.matching(selection.excludes()));
    return chosen;
  }

  private static List<Repository> grouped(
      List<Repository> all, Selection selection, List<String> problems) {
    if (selection.groups().isEmpty()) {
      return List.of();
    }
    Set<String> known =
        all.stream().flatMap(each -> each.groups().stream()).collect(Collectors.toSet());
    for (String group : selection.groups()) {
      if (!known.contains(group)) {
        problems.add(
            "no group is named '%s'. %s"
                .formatted(group, Suggestions.instead(group, new TreeSet<>(known))));
      }
    }
    return all.stream()
        .filter(each -> each.groups().stream().anyMatch(selection.groups()::contains))
        .toList();
  }

  private Path path(Repository repository) {
    return checkout.folder(repository).toAbsolutePath().normalize();
  }

  private static void check(List<String> problems) {
    if (!problems.isEmpty()) {
      throw new UsageError(String.join(System.lineSeparator(), problems));
    }
  }
}
