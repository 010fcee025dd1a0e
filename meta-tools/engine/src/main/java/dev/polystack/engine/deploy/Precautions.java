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
   * Keeps mocks out of production.
   *
   * @throws UserError with each that would go there
   */
  void refuseMocksInProduction(Set<StackId> stacks) {
    List<String> mocks =
        stacks.stream()
            .filter(id -> graph.stack(id).mock() && graph.assembly(id).production())
            .map(StackId::toString)
            .toList();
    if (!mocks.isEmpty()) {
      throw new UserError(
          "Nothing was deployed: mocks never go to production, and these are some: %s. Add them by `app.mock(...)`, which leaves them out there."
              .formatted(String.join(", ", mocks)));
    }
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
   * Begins nothing that cannot end well.
   *
   * @param parameters those that there are
   * @throws UserError with each stack that consumes what is not there
   */
  void refuseWithoutWhatIsConsumed(Set<StackId> stacks, Set<String> parameters) {
    Missing.refusal(graph, stacks, parameters).ifPresent(Precautions::refuse);
  }

  /**
   * Keeps what deployed stacks of others need.
   *
   * @throws UserError with each stack that consumes what these publish no longer, or not for it
   */
  void refuseToTakeAway(Set<StackId> stacks, Before before) {
    Withdrawal.refusal(target, graph, stacks, before).ifPresent(Precautions::refuse);
  }

  private static void refuse(String why) {
    throw new UserError("Nothing was deployed. " + why);
  }
}
