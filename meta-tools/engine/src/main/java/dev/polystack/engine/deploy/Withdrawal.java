package dev.polystack.engine.deploy;

import dev.polystack.engine.cloud.Questions;
import dev.polystack.engine.cloud.Target;
import dev.polystack.engine.inventory.Consumers;
import dev.polystack.engine.inventory.Inventory;
import dev.polystack.workspace.stack.StackGraph;
import dev.polystack.workspace.stack.StackId;
import dev.polystack.workspace.stack.StackRecord;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Parameters that stacks publish no longer, or not for others, once they are deployed again. */
final class Withdrawal {

  private Withdrawal() {}

  /**
   * Why these stacks are not to be deployed: deployed stacks of others consume what they publish no
   * longer, or only within their service. To look at what all of those consume takes long, so that
   * is done only if any parameter may go or was not kept so before.
   *
   * @return each stack that consumes such a parameter; empty if there is none
   */
  static Optional<String> refusal(
      Target target, StackGraph graph, Set<StackId> stacks, Before before) {
    Map<String, StackId> kept = new TreeMap<>();
    List<StackId> ids = List.copyOf(stacks);
    List<List<String>> names = Questions.ask(ids, id -> before.keptNewly(graph, id));
    for (int i = 0; i < ids.size(); i++) {
      StackId id = ids.get(i);
      names.get(i).forEach(name -> kept.put(name, id));
    }
    if (kept.isEmpty() && !mayAnyGo(target, graph, stacks, before.parameters().keySet())) {
      return Optional.empty();
    }
    Inventory inventory = Inventory.of(target);
    return Stream.of(
            Consumers.ofWhatGoes(inventory, graph, stacks),
            Consumers.ofWhatIsKept(inventory, graph, stacks, kept))
        .flatMap(Optional::stream)
        .reduce((gone, narrowed) -> gone + "\n" + narrowed);
  }

  private static boolean mayAnyGo(
      Target target, StackGraph graph, Set<StackId> stacks, Set<String> parameters) {
    Set<String> published =
        stacks.stream()
            .flatMap(id -> graph.stack(id).publishes().stream())
            .map(StackRecord.Published::name)
            .collect(Collectors.toSet());
    return parameters.stream()
        .filter(name -> !published.contains(name))
        .anyMatch(name -> stacks.stream().anyMatch(id -> name.startsWith(target.path(id + "/"))));
  }
}
