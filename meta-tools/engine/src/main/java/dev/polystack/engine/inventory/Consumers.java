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
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

/**
 * Deployed stacks that consume what others publish, whether their repository is checked out or not.
 */
public final class Consumers {

  private static final String PARAMETER = "AWS::SSM::Parameter";

  private Consumers() {}

  /**
   * Refuses to destroy what a stack needs that stays.
   *
   * @param before what is deployed
   * @param graph of the stacks that are checked out
   * @param doomed those of them that are to be destroyed
   * @throws UserError with each that consumes what one of those publishes
   */
  public static void requireNoneElsewhere(Inventory before, StackGraph graph, Set<StackId> doomed) {
    Map<String, StackId> publishers = published(before, doomed);
    for (StackId id : doomed) {
      names(graph, id).forEach(name -> publishers.put(name, id));
    }
    Optional<String> refusal =
        told(
            before,
            graph,
            publishers,
            (consumer, publisher) -> !doomed.contains(consumer),
            "Nothing was destroyed: these stacks are deployed, are not to be destroyed, and need what"
                + " would be. Check them out with `meta clone`, so that they are destroyed before, or"
                + " destroy them from where they are; deploy again what is here and needs it no"
                + " longer.");
    if (refusal.isPresent()) {
      throw new UserError(refusal.get());
    }
  }

  /**
   * Why stacks are not to be deployed over those that publish what another needs, and do so no
   * longer: each that consumes what would go; empty if there is none.
   *
   * @param before what is deployed
   * @param graph of the stacks that are checked out
   * @param next those of them that are to be deployed
   */
  public static Optional<String> ofWhatGoes(Inventory before, StackGraph graph, Set<StackId> next) {
    Map<String, StackId> publishers = published(before, next);
    for (StackId id : next) {
      publishers.keySet().removeAll(names(graph, id));
    }
    return told(
        before,
        graph,
        publishers,
        (consumer, publisher) -> !next.contains(consumer),
        "These stacks are deployed, and need what is published no longer. Publish it until they have"
            + " been deployed without it; what is checked out here may be deployed with it.");
  }

  /**
   * Why stacks are not to be deployed that keep to their service what another service's stack
   * needs: each that consumes it; empty if there is none.
   *
   * @param before what is deployed
   * @param graph of the stacks that are checked out
   * @param next those of them that are to be deployed
   * @param kept what they keep from then on, and which of them
   */
  public static Optional<String> ofWhatIsKept(
      Inventory before, StackGraph graph, Set<StackId> next, Map<String, StackId> kept) {
    return told(
        before,
        graph,
        kept,
        (consumer, publisher) ->
            !next.contains(consumer) && !consumer.service().equals(publisher.service()),
        "These stacks of other services are deployed, and need what is to be internal to its service"
            + " (its visibility is SERVICE). Leave it PUBLISHED until they have been deployed without"
            + " it; what is checked out here may be deployed with it.");
  }

  /** What stacks publish as they are deployed. */
  private static Map<String, StackId> published(Inventory before, Set<StackId> stacks) {
    Map<String, StackId> publishers = new HashMap<>();
    before
        .ofType(PARAMETER)
        .filter(deployed -> stacks.contains(deployed.stack()))
        .forEach(deployed -> publishers.put(deployed.physicalId(), deployed.stack()));
    return publishers;
  }

  private static Set<String> names(StackGraph graph, StackId id) {
    return graph.stack(id).publishes().stream().map(Published::name).collect(Collectors.toSet());
  }

  private static Optional<String> told(
      Inventory before,
      StackGraph graph,
      Map<String, StackId> publishers,
      BiPredicate<StackId, StackId> isLeftWithout,
      String refusal) {
    List<String> problems = new ArrayList<>();
    for (StackId deployed : before.stacks()) {
      for (String parameter : before.consumed().getOrDefault(deployed, Set.of())) {
        StackId publisher = publishers.get(parameter);
        if (publisher != null && isLeftWithout.test(deployed, publisher)) {
          problems.add(
              "  %s consumes %s of %s (it is %s)"
                  .formatted(
                      deployed,
                      parameter,
                      publisher,
                      graph.graph().nodes().contains(deployed)
                          ? "checked out here"
                          : "not checked out here"));
        }
      }
    }
    return problems.isEmpty()
        ? Optional.empty()
        : Optional.of(refusal + "\n" + String.join("\n", problems));
  }
}
