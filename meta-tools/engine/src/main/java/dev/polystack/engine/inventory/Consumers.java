package dev.polystack.engine.inventory;

import dev.polystack.engine.UserError;
import dev.polystack.workspace.stack.StackGraph;
import dev.polystack.workspace.stack.StackId;
import dev.polystack.workspace.stack.StackRecord.Published;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Deployed stacks of repositories that are not checked out, which no graph made here knows. */
public final class Consumers {

  private static final String PARAMETER = "AWS::SSM::Parameter";

  private Consumers() {}

  /**
   * Refuses to destroy what such a stack needs.
   *
   * @param before what is deployed
   * @param graph of the stacks that are checked out
   * @param doomed those of them that are to be destroyed
   * @throws UserError with each that consumes what one of those publishes
   */
  public static void requireNoneElsewhere(Inventory before, StackGraph graph, Set<StackId> doomed) {
    Map<String, StackId> publishers = new HashMap<>();
    for (StackId id : doomed) {
      graph.stack(id).publishes().forEach(each -> publishers.put(each.name(), id));
    }
    Optional<String> refusal =
        told(
            before,
            graph,
            publishers,
            "Nothing was destroyed: these stacks are deployed, but not checked out here, and need"
                + " what would be destroyed. Check them out with `meta clone`, so that they are"
                + " destroyed before, or destroy them from where they are.");
    if (refusal.isPresent()) {
      throw new UserError(refusal.get());
    }
  }

  /**
   * Why stacks are not to be deployed over those that publish what such a stack needs, and do so no
   * longer: each that consumes what would go; empty if there is none.
   *
   * @param before what is deployed
   * @param graph of the stacks that are checked out
   * @param next those of them that are to be deployed
   */
  public static Optional<String> ofWhatGoes(Inventory before, StackGraph graph, Set<StackId> next) {
    Map<String, StackId> publishers = new HashMap<>();
    before
        .ofType(PARAMETER)
        .filter(deployed -> next.contains(deployed.stack()))
        .forEach(deployed -> publishers.put(deployed.physicalId(), deployed.stack()));
    for (StackId id : next) {
      publishers.keySet().removeAll(names(graph, id));
    }
    return told(
        before,
        graph,
        publishers,
        "These stacks are deployed, but not checked out here, and need what is published no longer."
            + " Publish it until they have been deployed without it.");
  }

  private static Set<String> names(StackGraph graph, StackId id) {
    return graph.stack(id).publishes().stream().map(Published::name).collect(Collectors.toSet());
  }

  private static Optional<String> told(
      Inventory before, StackGraph graph, Map<String, StackId> publishers, String refusal) {
    List<String> problems = new ArrayList<>();
    for (StackId deployed : before.stacks()) {
      for (String parameter : before.consumed().getOrDefault(deployed, Set.of())) {
        StackId publisher = publishers.get(parameter);
        if (publisher != null && !graph.graph().nodes().contains(deployed)) {
          problems.add("  %s consumes %s of %s".formatted(deployed, parameter, publisher));
        }
      }
    }
    return problems.isEmpty()
        ? Optional.empty()
        : Optional.of(refusal + "\n" + String.join("\n", problems));
  }
}
