package dev.polystack.engine.deploy;

import dev.polystack.engine.UserError;
import dev.polystack.engine.cloud.Target;
import dev.polystack.engine.deploy.DeployedStacks.Deployed;
import dev.polystack.workspace.stack.StackGraph;
import dev.polystack.workspace.stack.StackId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is looked at before any stack is touched. */
final class Precautions {

  private final StackGraph graph;
  private final Target target;

  Precautions(StackGraph graph, Target target) {
    this.graph = graph;
    this.target = target;
  }

  /**
   * Leaves alone what only has the same name.
   *
   * @throws UserError with each stack whose name is another's
   */
  void refuseOthers(Set<StackId> stacks, Map<String, Deployed> deployed) {
    Ownership.require(
        graph,
        stacks,
        name -> Optional.ofNullable(deployed.get(name)).map(Deployed::tags).orElse(Map.of()));
  }

  /**
   * Begins nothing that a plan would say is refused.
   *
   * @throws UserError with every reason
   */
  void refuseWhatIsNotToBe(Set<StackId> stacks, Before before) {
    List<String> refusals = Refusals.of(target, graph, stacks, before);
    if (!refusals.isEmpty()) {
      throw new UserError("Nothing was deployed. " + String.join("\n", refusals));
    }
  }
}
