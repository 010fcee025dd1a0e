package dev.polystack.engine.deploy;

import dev.polystack.workspace.stack.StackGraph;
import dev.polystack.workspace.stack.StackId;
import dev.polystack.workspace.stack.StackRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Parameters that stacks consume and that neither are there nor come with the same deployment. */
final class Missing {

  private Missing() {}

  /**
   * Why these stacks are not to be deployed: others that publish what they consume have to be
   * deployed before or with them.
   *
   * @param parameters those that there are
   * @return each stack that consumes what is not there; empty if there is none
   */
  static Optional<String> refusal(StackGraph graph, Set<StackId> stacks, Set<String> parameters) {
    Map<String, StackId> elsewhere = new HashMap<>();
    for (StackId id : graph.graph().nodes()) {
      if (!stacks.contains(id)) {
        graph.stack(id).publishedBut(parameters).forEach(name -> elsewhere.put(name, id));
      }
    }
    List<String> problems = new ArrayList<>();
    for (StackId id : stacks) {
      for (StackRecord.Consumed consumed : graph.stack(id).consumes()) {
        StackId publisher = elsewhere.get(consumed.name());
        if (publisher != null) {
          problems.add("  %s consumes %s of %s".formatted(id, consumed.name(), publisher));
        }
      }
    }
    return problems.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "These stacks consume what is not there. Deploy those that publish it as well, or"
                + " before.\n"
                + String.join("\n", problems));
  }
}
