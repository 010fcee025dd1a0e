package dev.polystack.engine.plan;

import dev.polystack.engine.UserError;
import dev.polystack.engine.WorkFolder;
import dev.polystack.engine.cloud.Target;
import dev.polystack.engine.output.Console;
import dev.polystack.workspace.stack.StackGraph;
import dev.polystack.workspace.stack.StackId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Holds a deployment to the plan that somebody has read. */
public final class Review {

  private Review() {}

  /**
   * Checks that a deployment would do now what a plan says.
   *
   * @param read the plan that was read
   * @param now the plan for the same stacks as things are
   * @throws UserError if it would do anything else; each difference is named
   */
  public static void requireSame(Plan read, Plan now) {
    List<String> differences = new ArrayList<>();
    Map<StackId, StackPlan> current = new LinkedHashMap<>();
    now.stacks().forEach(stack -> current.put(stack.id(), stack));
    for (StackPlan stack : read.stacks()) {
      StackPlan other = current.remove(stack.id());
      if (other == null) {
        differences.add("%s is gone".formatted(stack.id()));
      } else if (!other.from().equals(stack.from())) {
        differences.add("%s was deployed by somebody else since".formatted(stack.id()));
      } else if (!other.to().equals(stack.to())) {
        differences.add(
            "%s would be deployed from something else: its sources or what it consumes changed"
                .formatted(stack.id()));
      } else if (!other.equals(stack)) {
        differences.add("%s would change in another way".formatted(stack.id()));
      }
    }
    current.keySet().forEach(id -> differences.add("%s is new".formatted(id)));
    if (!differences.isEmpty()) {
      throw new UserError(
          "The plan is not what a deployment would do now:\n  - %s\nNothing was deployed. Plan again, read it, and deploy that."
              .formatted(String.join("\n  - ", differences)));
    }
  }

  /**
   * The plan of a deployment to production, shown; nothing if none of the stacks goes there.
   *
   * @param graph in which the stacks are
   * @throws UserError if the deployment would be refused, so that nobody is asked about it
   */
  public static Optional<Plan> ofProduction(
      WorkFolder work, Console console, Target target, StackGraph graph, Set<StackId> stacks)
      throws InterruptedException {
    if (stacks.stream().noneMatch(id -> graph.assembly(id).production())) {
      return Optional.empty();
    }
    try (Planner planner = new Planner(work, graph)) {
      Plan plan = planner.plan(target, stacks);
      PlanText.print(plan, console);
      if (!plan.refusals().isEmpty()) {
        throw new UserError("Nothing was deployed. " + String.join("\n", plan.refusals()));
      }
      return Optional.of(plan);
    }
  }

  /**
   * Checks that nobody loses data without having said so.
   *
   * @param allowed whether the user did
   * @param option by which the user says so
   * @throws UserError if the plan loses data and that is not allowed
   */
  public static void requireNoLoss(Plan plan, boolean allowed, String option) {
    if (allowed || !plan.losesData()) {
      return;
    }
    List<String> losses = new ArrayList<>();
    for (StackPlan stack : plan.stacks()) {
      stack
          .losses()
          .forEach(
              each ->
                  losses.add(
                      "%s: %s %s is %s"
                          .formatted(stack.id(), each.type(), each.id(), each.action().words())));
    }
    throw new UserError(
        "This deployment loses data:\n  - %s\nNothing was deployed. Set a DeletionPolicy or UpdateReplacePolicy of Retain, or give %s."
            .formatted(String.join("\n  - ", losses), option));
  }
}
