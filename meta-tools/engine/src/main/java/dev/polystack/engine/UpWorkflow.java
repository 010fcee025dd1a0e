package dev.polystack.engine;

import dev.polystack.engine.cloud.LocalCloud;
import dev.polystack.engine.cloud.Target;
import dev.polystack.engine.data.SampleData;
import dev.polystack.engine.deploy.CdkCommand;
import dev.polystack.engine.deploy.DeployedStacks;
import dev.polystack.engine.deploy.Deployment;
import dev.polystack.engine.deploy.Synthesis;
import dev.polystack.engine.output.Console;
import dev.polystack.engine.output.Console.Tone;
import dev.polystack.engine.output.Stopwatch;
import dev.polystack.engine.pacts.Recording;
import dev.polystack.engine.run.Runner;
import java.util.List;
import java.util.Optional;

/** The whole system on this machine: built, started, deployed, with sample data. */
public final class UpWorkflow {

  private final Checkout checkout;
  private final Runner runner;
  private final Console console;
  private final String project;
  private final int port;

  /**
   * Brings a checkout up.
   *
   * @param port the embedded cloud's; 0 for any
   */
  public UpWorkflow(Checkout checkout, Runner runner, String project, int port) {
    this.checkout = checkout;
    this.runner = runner;
    this.console = runner.console();
    this.project = project;
    this.port = port;
  }

  /**
   * Does it all; what is done already is skipped.
   *
   * @return the running environment
   * @throws UserError if a step failed
   */
  public Target run() throws InterruptedException {
    Stopwatch watch = new Stopwatch();
    Target target;
    try (CheckoutLock lock = CheckoutLock.take(checkout, "meta up")) {
      new LocalCloud(checkout)
          .running()
          .map(cloud -> new Target(project, Target.LOCAL, cloud))
          .ifPresent(DeployedStacks::askAhead);
      Synthesis synthesis = new Synthesis(checkout.work(), project, Target.LOCAL);
      Preparation preparation = new Preparation(checkout, runner, synthesis, true, port);
      watch.lap("look");
      preparation.run();
      watch.lap("build and start");
      target = new Target(project, Target.LOCAL, new LocalCloud(checkout).running().orElseThrow());
      Optional<String> nothing = preparation.nothingToDeploy();
      if (nothing.isPresent()) {
        console.line(
            nothing.get() + " The embedded cloud runs, and `meta new service NAME` begins.");
      } else {
        deploy(preparation, target);
      }
      watch.lap("deploy");
      SampleData data = new SampleData(checkout, console, target);
      data.load();
      watch.lap("sample data");
      data.announce();
    }
    console.line(Tone.QUIET, watch.summary());
    return target;
  }

  private void deploy(Preparation preparation, Target target) throws InterruptedException {
    Deployment deployment =
        new Deployment(
            checkout.work(),
            runner,
            new CdkCommand(checkout.work()),
            target,
            preparation.assemblies());
    if (!deployment.deploy(List.of())) {
      throw new UserError(
          "Not everything is deployed; the reasons stand above. Mend them and run `meta up`"
              + " again: it goes on with what is left.");
    }
    new Recording(checkout, target).deployed(deployment.wholeServices(List.of()));
  }
}
