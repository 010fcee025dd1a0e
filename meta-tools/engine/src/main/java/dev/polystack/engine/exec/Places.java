package dev.polystack.engine.exec;

import dev.polystack.engine.Checkout;
import dev.polystack.engine.UserError;
import dev.polystack.engine.select.Selection;
import dev.polystack.engine.select.Selector;
import dev.polystack.workspace.build.BuildGraph;
import dev.polystack.workspace.graph.DependencyGraph;
import dev.polystack.workspace.manifest.Repository;
import dev.polystack.workspace.stack.StackGraph;
import dev.polystack.workspace.stack.StackId;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds where a command is to run, and in which order. */
public final class Places {

  private final Checkout checkout;

  /** The places of a workspace. */
  public Places(Checkout checkout) {
    this.checkout = checkout;
  }

  /**
   * The folders of stacks.
   *
   * @param stacks all of them
   * @param ordered whether one has to wait for those whose values it consumes
   */
  public ChosenPlaces ofStacks(WorkspaceStacks stacks, Selection selection, boolean ordered)
      throws InterruptedException {
    StackGraph graph = stacks.graph();
    if (graph.graph().nodes().isEmpty()) {
      throw new UserError(
          "There is no stack here: write a stack.yaml into the folder of each, or an app with the"
              + " stack kit.");
    }
    Set<StackId> chosen = new Selector(checkout).stacks(graph, selection);
    Map<StackId, Place> places = new HashMap<>();
    for (StackId id : graph.graph().nodes()) {
      Repository repository = stacks.repository(id);
      Path root = folder(repository);
      places.put(
          id,
          new Place(
              id.toString(),
              root.resolve(graph.stack(id).folder()).normalize(),
              repository.name(),
              root,
              Optional.of(id)));
    }
    return choose(graph.graph(), places, chosen, ordered);
  }

  /**
   * The folders of repositories.
   *
   * @param ordered whether one has to wait for those whose artifacts it is built with, and for
   *     those whose values its stacks consume
   */
  public ChosenPlaces ofRepositories(Selection selection, boolean ordered)
      throws InterruptedException {
    List<Repository> all = checkout.checkedOut();
    Map<Path, Place> places = new LinkedHashMap<>();
    for (Repository repository : all) {
      Path root = folder(repository);
      places.put(
          root, new Place(repository.name(), root, repository.name(), root, Optional.empty()));
    }
    Set<Path> chosen = new LinkedHashSet<>();
    new Selector(checkout).repositories(selection).forEach(each -> chosen.add(folder(each)));
    Map<Path, Set<Path>> needs = new LinkedHashMap<>();
    places.keySet().forEach(root -> needs.put(root, new LinkedHashSet<>()));
    if (ordered) {
      addBuilds(needs);
      addStacks(needs);
    }
    return choose(DependencyGraph.of(needs), places, chosen, ordered);
  }

  private void addBuilds(Map<Path, Set<Path>> needs) {
    DependencyGraph<Path> builds = BuildGraph.of(needs.keySet()).graph();
    builds
        .nodes()
        .forEach(
            root ->
                needs
                    .getOrDefault(root, new LinkedHashSet<>())
                    .addAll(builds.dependenciesOf(root)));
  }

  private void addStacks(Map<Path, Set<Path>> needs) {
    WorkspaceStacks stacks = WorkspaceStacks.declared(checkout);
    DependencyGraph<StackId> graph = stacks.graph().graph();
    for (StackId id : graph.nodes()) {
      Path root = folder(stacks.repository(id));
      for (StackId needed : graph.dependenciesOf(id)) {
        Path other = folder(stacks.repository(needed));
        if (!other.equals(root)) {
          needs.getOrDefault(root, new LinkedHashSet<>()).add(other);
        }
      }
    }
  }

  private static <N> ChosenPlaces choose(
      DependencyGraph<N> nodes, Map<N, Place> places, Set<N> chosen, boolean ordered) {
    Map<Place, Set<Place>> needs = new LinkedHashMap<>();
    Set<Place> chosenPlaces = new LinkedHashSet<>();
    for (N node : nodes.order()) {
      Place place = place(places, node);
      Set<Place> before = new LinkedHashSet<>();
      if (ordered) {
        for (N needed : nodes.dependenciesOf(node)) {
          before.add(place(places, needed));
        }
      }
      needs.put(place, before);
      if (chosen.contains(node)) {
        chosenPlaces.add(place);
      }
    }
    return ChosenPlaces.of(DependencyGraph.of(needs), chosenPlaces);
  }

  private static <N> Place place(Map<N, Place> places, N node) {
    Place place = places.get(node);
    if (place == null) {
      throw new IllegalStateException("no place for " + node);
    }
    return place;
  }

  private Path folder(Repository repository) {
    return checkout.folder(repository).toAbsolutePath().normalize();
  }
}
