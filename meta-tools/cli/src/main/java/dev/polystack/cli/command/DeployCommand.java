package dev.polystack.cli.command;

import dev.polystack.engine.Checkout;
import dev.polystack.engine.CheckoutLock;
import dev.polystack.engine.Preparation;
import dev.polystack.engine.cloud.Target;
import dev.polystack.engine.deploy.Bootstrap;
import dev.polystack.engine.deploy.CdkCommand;
import dev.polystack.engine.deploy.DeployedStacks;
import dev.polystack.engine.deploy.Deployment;
import dev.polystack.engine.deploy.Synthesis;
import dev.polystack.engine.output.Console;
import dev.polystack.engine.output.Console.Tone;
import dev.polystack.engine.output.Stopwatch;
import dev.polystack.engine.pacts.Recording;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Stacks, after a change. */
@Command(
    name = "deploy",
    description =
        "Builds and synthesizes what changed, and deploys the stacks that are named (all, if none"
            + " is). Unchanged stacks are skipped; a failed one skips only its dependents.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  meta deploy catalog/products    one stack",
      "  meta deploy store               every stack of one service",
      "  meta deploy '*/auth'            a stack of every service",
      "  meta deploy --env test          everything, to the environment test on AWS"
    })
public final class DeployCommand implements Callable<Integer> {

  @Mixin private EnvironmentOption environment = new EnvironmentOption();

  @Parameters(paramLabel = "STACK", arity = "0..*", description = "service/stack, or a service.")
  private List<String> stacks = List.of();

  @Override
  public Integer call() throws InterruptedException {
    Checkout checkout = ThisCheckout.current();
    Console console = Console.standard();
    Stopwatch watch = new Stopwatch();
    try (CheckoutLock lock = CheckoutLock.take(checkout, "meta deploy");
        CdkCommand cdk = new CdkCommand(checkout.work())) {
      environment.reachable(checkout).ifPresent(DeployedStacks::askAhead);
      Synthesis synthesis =
          new Synthesis(checkout.work(), environment.project(), environment.name());
      Preparation preparation =
          new Preparation(checkout, console, synthesis, environment.isLocal(), 0);
      if (preparation.hasChanges()) {
        cdk.loadAhead();
      }
      watch.lap("look");
      preparation.run();
      watch.lap("build and synthesize");
      Target target = environment.target(checkout);
      Bootstrap.ensure(checkout.work(), console, target, preparation.assemblies().get(0));
      Deployment deployment =
          new Deployment(checkout.work(), console, cdk, target, preparation.assemblies());
      boolean done = deployment.deploy(stacks);
      if (done) {
        new Recording(checkout, target).deployed(deployment.wholeServices(stacks));
      }
      watch.lap("deploy");
      console.line(Tone.QUIET, watch.summary());
      return done ? 0 : 1;
    }
  }
}
