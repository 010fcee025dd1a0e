package dev.polystack.cli.command;

import dev.polystack.engine.Checkout;
import dev.polystack.engine.CheckoutLock;
import dev.polystack.engine.Preparation;
import dev.polystack.engine.cloud.Target;
import dev.polystack.engine.deploy.Deployment;
import dev.polystack.engine.deploy.Synthesis;
import dev.polystack.engine.output.Console;
import dev.polystack.engine.plan.Plan;
import dev.polystack.engine.plan.PlanText;
import dev.polystack.engine.plan.Planner;
import dev.polystack.engine.select.Selector;
import dev.polystack.workspace.stack.StackGraph;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a deployment would do. */
@Command(
    name = "plan",
    description =
        "Shows what a deployment would create, change, replace or delete, stack by stack and"
            + " resource by resource, and warns of what would lose data. Changes nothing.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:nothing to deploy",
      "1:the plan could not be made",
      "2:wrong usage",
      "3:there is something to deploy"
    },
    footer = {
      "",
      "Examples:",
      "  meta plan                               everything, on this machine",
      "  meta plan -e prod store -o plan.json    one service; the plan is kept",
      "  meta deploy -e prod --plan plan.json    exactly that",
      "  meta plan -e prod --json | jq .dataLoss"
    })
public final class PlanCommand implements Callable<Integer> {

  private static final int CHANGES = 3;

  @Mixin private EnvironmentOption environment = new EnvironmentOption();
  @Mixin private SelectionOptions selection = new SelectionOptions();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Also writes the plan to a file, for `meta deploy --plan FILE`.")
  private @Nullable Path output;

  @Option(names = "--json", description = "Prints JSON, for machines.")
  private boolean json;

  @Override
  public Integer call() throws InterruptedException {
    Checkout checkout = ThisCheckout.current();
    Console console = json ? Console.standardError() : Console.standard();
    try (CheckoutLock lock = CheckoutLock.take(checkout, "meta plan")) {
      Target target = environment.target(checkout);
      Synthesis synthesis =
          new Synthesis(checkout.work(), environment.project(), environment.name());
      Preparation preparation = new Preparation(checkout, console, synthesis, false, 0);
      preparation.run();
      StackGraph graph = Deployment.graph(target, preparation.assemblies());
      Plan plan;
      try (Planner planner = new Planner(checkout.work(), graph)) {
        plan = planner.plan(target, new Selector(checkout).stacks(graph, selection.selection()));
      }
      if (json) {
        System.out.print(plan.json());
      } else {
        PlanText.print(plan, console);
      }
      if (output != null) {
        plan.write(output);
      }
      return plan.hasChanges() ? CHANGES : 0;
    }
  }
}
