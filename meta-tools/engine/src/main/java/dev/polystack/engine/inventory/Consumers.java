package dev.polystack.engine.destroy;

import dev.polystack.engine.UserError;
import dev.polystack.engine.inventory.Inventory;
import dev.polystack.workspace.stack.StackGraph;
import dev.polystack.workspace.stack.StackId;
import dev.polystack.workspace.stack.StackRecord.Published;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Deployed stacks of repositories that are not checked out, which no graph made here knows. */
public final class Consumers {

  private Consumers() {}

  /**
   * Refuses to take away what such a stack needs.
   *
   * @param before what is deployed
   * @param graph of the stacks that are checked out
   * @param doomed those of them that are to be destroyed
   * @throws UserError with each that consumes what one of those publishes
   */
  public static void requireNoneElsewhere(Inventory before, StackGraph graph, Set<StackId> doomed) {
    Map<String, StackId> publishers = new HashMap<>();
    for (StackId id : doomed) {
      for (Published parameter : graph.stack(id).publishes()) {
        publishers.put(parameter.name(), id);
      }
    }
    List<String> problems = new ArrayList<>();
    for (StackId deployed : before.stacks()) {
      for (String parameter : before.consumed().getOrDefault(deployed, Set.of())) {
        StackId publisher = publishers.get(parameter);
        if (publisher != null && !graph.graph().nodes().contains(deployed)) {
          problems.add("  %s consumes %s of %s".formatted(deployed, parameter, publisher));
        }
      }
    }
    if (!problems.isEmpty()) {
      throw new UserError(
          "Nothing was destroyed: these stacks are deployed, but not checked out here, and need what"
              + " would be destroyed. Check them out with `meta clone`, so that they are destroyed"
              + " before, or destroy them from where they are.\n"
              + String.join("\n", problems));
    }
  }
}
