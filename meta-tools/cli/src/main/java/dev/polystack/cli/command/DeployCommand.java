package dev.polystack.cli.command;

import dev.polystack.engine.Checkout;
import dev.polystack.engine.Preparation;
import dev.polystack.engine.UserError;
import dev.polystack.engine.cloud.Target;
import dev.polystack.engine.deploy.CdkCommand;
import dev.polystack.engine.deploy.DeployedStacks;
import dev.polystack.engine.deploy.Deployment;
import dev.polystack.engine.deploy.Synthesis;
import dev.polystack.engine.output.Console.Tone;
import dev.polystack.engine.output.Stopwatch;
import dev.polystack.engine.pacts.Recording;
import dev.polystack.engine.run.Runner;
import dev.polystack.engine.select.Selection;
import dev.polystack.engine.select.Selector;
import dev.polystack.workspace.stack.StackId;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

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
      "  meta deploy catalog/products",
      "                          one stack",
      "  meta deploy store       every stack of one service",
      "  meta deploy '*/auth'    a stack of every service",
      "  meta deploy -e test     everything, to the environment test on AWS",
      "  meta deploy --plan plan.json",
      "                          exactly what `meta plan -o plan.json` showed",
      "  meta deploy --affected  what changed since origin/HEAD, and what depends on it",
      "  meta deploy --junit out.xml",
      "                          with a report for continuous integration"
    })
public final class DeployCommand implements Callable<Integer> {

  @Mixin private EnvironmentOption environment = new EnvironmentOption();

  @Mixin private SelectionOptions selection = new SelectionOptions();

  @Mixin private RunFlags flags = new RunFlags();

  @Mixin private ReviewOptions review = new ReviewOptions();

  @Spec private CommandSpec command = CommandSpec.create();

  @Option(
      names = "--resume",
      description =
          "Goes on with the last `meta deploy`, with its arguments. What it has deployed is skipped,"
              + " as whatever is deployed already.")
  private boolean resume;

  @Override
  public Integer call() throws InterruptedException {
    if (review.hasPlan() && !selection.selection().equals(Selection.everything())) {
      throw new ParameterException(
          command.commandLine(), "The plan says which stacks; select none beside --plan.");
    }
    Checkout checkout = ThisCheckout.current();
    return flags.resumable(checkout, "", resume, runner -> deploy(checkout, runner));
  }

  private boolean deploy(Checkout checkout, Runner runner) throws InterruptedException {
    Stopwatch watch = new Stopwatch();
    try (CdkCommand cdk = new CdkCommand(checkout.work())) {
      environment.reachable(checkout).ifPresent(DeployedStacks::askAhead);
      Synthesis synthesis =
          new Synthesis(checkout.work(), environment.project(), environment.name());
      Preparation preparation =
          new Preparation(checkout, runner, synthesis, environment.isLocal(), 0);
      if (preparation.nothingToDeploy().isPresent()) {
        throw new UserError(
            preparation.nothingToDeploy().get()
                + " `meta exec --stacks` runs commands in stacks that a stack.yaml declares.");
      }
      if (!environment.isLocal()) {
        environment.target(checkout);
      }
      if (preparation.hasChanges()) {
        cdk.loadAhead();
      }
      watch.lap("look");
      preparation.run();
      watch.lap("build and synthesize");
      Target target = environment.target(checkout);
      Deployment deployment =
          new Deployment(checkout.work(), runner, cdk, target, preparation.assemblies());
      Set<StackId> chosen =
          review.approved(
              checkout.work(),
              runner.console(),
              target,
              deployment.stacks(),
              new Selector(checkout).stacks(deployment.stacks(), selection.selection()));
      boolean done = deployment.deploy(chosen);
      if (done) {
        Set<String> unpublished =
            new Recording(checkout, target).deployed(deployment.wholeServices(chosen));
        if (!environment.isLocal() && !unpublished.isEmpty()) {
          runner
              .console()
              .line(
                  Tone.NOTE,
                  "%s runs snapshots of %s as they stand here, which nobody else can get: pipelines hold others against what was published last. Where that matters, deploy by `mvn deploy -Denv=%1$s` in their repositories."
                      .formatted(environment.name(), String.join(", ", unpublished)));
        }
      }
      watch.lap("deploy");
      runner.console().line(Tone.QUIET, watch.summary());
      return done;
    }
  }
}
