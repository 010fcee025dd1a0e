package dev.polystack.cli.command;

import dev.polystack.engine.UserError;
import dev.polystack.engine.WorkFolder;
import dev.polystack.engine.cloud.Target;
import dev.polystack.engine.output.Console;
import dev.polystack.engine.plan.Plan;
import dev.polystack.engine.plan.Planner;
import dev.polystack.engine.plan.Review;
import dev.polystack.workspace.stack.StackGraph;
import dev.polystack.workspace.stack.StackId;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whether somebody has to have read what a deployment does, and whether it does just that. */
final class ReviewOptions {

  private static final String ALLOW_DATA_LOSS = "--allow-data-loss";

  @Option(
      names = "--plan",
      paramLabel = "FILE",
      description =
          "Deploys exactly what `meta plan -o FILE` wrote, and nothing if sources, templates or"
              + " what is deployed changed since.")
  private @Nullable Path plan;

  @Option(
      names = "--yes",
      description =
          "Does not ask. Without it a deployment to production asks on a terminal, and is refused"
              + " elsewhere unless it has a plan.")
  private boolean yes;

  @Option(
      names = ALLOW_DATA_LOSS,
      description = "Goes on although a plan, or a deployment to production, loses data.")
  private boolean allowDataLoss;

  boolean hasPlan() {
    return plan != null;
  }

  /**
   * The stacks that may be deployed: those that the plan changes, or else those that are selected.
   *
   * @throws UserError if they may not be deployed like this
   */
  Set<StackId> approved(
      WorkFolder work, Console console, Target target, StackGraph graph, Set<StackId> selected)
      throws InterruptedException {
    if (plan != null) {
      return planned(work, target, graph, Plan.read(plan));
    }
    Optional<Plan> now = Review.ofProduction(work, console, target, graph, selected);
    if (now.isPresent()) {
      Review.requireNoLoss(now.get(), allowDataLoss, ALLOW_DATA_LOSS);
      if (now.get().hasChanges() && !yes) {
        ask(target);
      }
    }
    return selected;
  }

  private Set<StackId> planned(WorkFolder work, Target target, StackGraph graph, Plan read)
      throws InterruptedException {
    if (!read.project().equals(target.project())
        || !read.environment().equals(target.environment())) {
      throw new UserError(
          "%s is a plan for %s in %s, not for %s in %s. Give -e %s."
              .formatted(
                  plan,
                  read.project(),
                  read.environment(),
                  target.project(),
                  target.environment(),
                  read.environment()));
    }
    Set<StackId> known =
        read.stacks().stream()
            .map(stack -> stack.id())
            .filter(graph.graph().nodes()::contains)
            .collect(Collectors.toSet());
    Review.requireSame(read, plan(work, target, graph, known));
    Review.requireNoLoss(read, allowDataLoss, ALLOW_DATA_LOSS);
    return new LinkedHashSet<>(read.deployed());
  }

  private static Plan plan(WorkFolder work, Target target, StackGraph graph, Set<StackId> stacks)
      throws InterruptedException {
    try (Planner planner = new Planner(work, graph)) {
      return planner.plan(target, stacks);
    }
  }

  private static void ask(Target target) {
    if (!Confirmation.isPossible()) {
      throw new UserError(
          "%s is production, so somebody has to have read what is deployed. Make a plan (`meta plan -e %s -o plan.json`) and deploy that (`meta deploy -e %s --plan plan.json`), or give --yes."
              .formatted(target.environment(), target.environment(), target.environment()));
    }
    if (!Confirmation.isGiven("Deploy this to %s?".formatted(target.environment()))) {
      throw new UserError("Nothing was deployed.");
    }
  }
}
