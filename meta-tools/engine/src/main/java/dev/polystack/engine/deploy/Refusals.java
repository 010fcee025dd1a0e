package dev.polystack.engine.deploy;

import dev.polystack.engine.cloud.Target;
import dev.polystack.workspace.stack.StackGraph;
import dev.polystack.workspace.stack.StackId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Why stacks are not to be deployed as things are: a plan tells it, and a deployment refuses. */
public final class Refusals {

  private Refusals() {}

  /**
   * Every reason, each with the stacks that it concerns and what to do; empty if there is none.
   *
   * @param stacks that are to be deployed
   * @param before what is deployed
   */
  public static List<String> of(
      Target target, StackGraph graph, Set<StackId> stacks, Before before) {
    return Stream.of(
            mocksInProduction(graph, stacks),
            Missing.refusal(graph, stacks, before.parameters().keySet()),
            Withdrawal.refusal(target, graph, stacks, before))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<String> mocksInProduction(StackGraph graph, Set<StackId> stacks) {
    String mocks =
        stacks.stream()
            .filter(id -> graph.stack(id).mock() && graph.assembly(id).production())
            .map(StackId::toString)
            .collect(Collectors.joining(", "));
    return mocks.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "Mocks never go to production, and these are some: %s. Add them by `app.mock(...)`, which leaves them out there."
                .formatted(mocks));
  }
}
