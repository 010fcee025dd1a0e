package dev.polystack.engine.deploy;

import dev.polystack.engine.cloud.Target;
import dev.polystack.engine.inventory.Consumers;
import dev.polystack.engine.inventory.Inventory;
import dev.polystack.workspace.stack.StackGraph;
import dev.polystack.workspace.stack.StackId;
import dev.polystack.workspace.stack.StackRecord;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Parameters that stacks publish no longer, once they are deployed again. */
public final class Withdrawal {

  private Withdrawal() {}

  /**
   * Why these stacks are not to be deployed: deployed stacks of others consume what they publish no
   * longer. To look at what all of those consume takes long, so that is done only if any parameter
   * may go.
   *
   * @param parameters those that there are
   * @return each stack that consumes such a parameter; empty if there is none
   */
  public static Optional<String> refusal(
      Target target, StackGraph graph, Set<StackId> stacks, Set<String> parameters) {
    Set<String> published =
        stacks.stream()
            .flatMap(id -> graph.stack(id).publishes().stream())
            .map(StackRecord.Published::name)
            .collect(Collectors.toSet());
    boolean someMayGo =
        parameters.stream()
            .filter(name -> !published.contains(name))
            .anyMatch(
                name -> stacks.stream().anyMatch(id -> name.startsWith(target.path(id + "/"))));
    return someMayGo ? Consumers.ofWhatGoes(Inventory.of(target), graph, stacks) : Optional.empty();
  }
}
