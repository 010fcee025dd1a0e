package dev.polystack.engine;

import dev.polystack.engine.build.Build;
import dev.polystack.engine.cloud.LocalCloud;
import dev.polystack.engine.deploy.Synthesis;
import dev.polystack.engine.output.Console;
import dev.polystack.engine.output.Console.Tone;
import dev.polystack.engine.run.Job;
import dev.polystack.engine.run.Runner;
import dev.polystack.engine.tools.CdkTool;
import dev.polystack.engine.tools.EmulatorTool;
import dev.polystack.workspace.graph.DependencyGraph;
import dev.polystack.workspace.schedule.Ending;
import dev.polystack.workspace.schedule.Lane;
import dev.polystack.workspace.schedule.Report;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Everything before a deployment, each step as soon as what it needs is there: tools installed,
 * repositories built and synthesized, the embedded cloud started.
 */
public final class Preparation {

  /** Packages come over the network. */
  private static final int RETRIES = 2;

  private final Runner runner;
  private final Checkout checkout;
  private final CdkTool cdk;
  private final EmulatorTool emulator;
  private final Build build;
  private final Synthesis synthesis;
  private final LocalCloud cloud;
  private final boolean local;
  private final int port;
  private final String cloudVersion;
  private final DependencyGraph<PreparationStep> steps;

  /**
   * Prepares for an environment.
   *
   * @param local whether the embedded cloud is needed
   * @param port the embedded cloud's; 0 for any
   */
  public Preparation(
      Checkout checkout, Console console, Synthesis synthesis, boolean local, int port) {
    this(checkout, Runner.usual(checkout.work(), "prepare", console), synthesis, local, port);
  }

  /** As the other, with all that a user may ask of a run. */
  public Preparation(
      Checkout checkout, Runner runner, Synthesis synthesis, boolean local, int port) {
    this.runner = runner;
    this.checkout = checkout;
    this.cdk = new CdkTool(checkout.work());
    this.emulator = new EmulatorTool(checkout);
    this.build = Build.of(checkout);
    this.synthesis = synthesis;
    this.cloud = new LocalCloud(checkout);
    this.local = local;
    this.port = port;
    this.cloudVersion = build.fingerprint(checkout.tools().resolve("local"));
    this.steps = PreparationStep.graph(build.repositories(), checkout, local);
  }

  /** The cloud assemblies that {@link #run} brings up to date. */
  public List<Path> assemblies() {
    return checkout.withStacks().stream().map(synthesis::assembly).toList();
  }

  /** Says so if there will be nothing to deploy. */
  public Optional<String> nothingToDeploy() {
    return assemblies().isEmpty()
        ? Optional.of("There is nothing to deploy here: no repository has a cdk.json.")
        : Optional.empty();
  }

  /** Whether anything was changed since the last time, so that something will be deployed. */
  public boolean hasChanges() {
    return build.repositories().order().stream().anyMatch(each -> build.stale(each) > 0);
  }

  /**
   * Takes every step. What changes anything is done by one command at a time; where nothing is to
   * be done, others may be at work.
   *
   * @throws UserError if one of them failed, and all failures are named; or if there is something
   *     to do while another command works in the checkout
   */
  public void run() {
    if (isDone()) {
      takeSteps();
      return;
    }
    try (CheckoutLock lock = CheckoutLock.takeUnlessHeld(checkout, "a build")) {
      takeSteps();
    }
  }

  private boolean isDone() {
    return !local
        && cdk.isInstalled()
        && !hasChanges()
        && checkout.withStacks().stream().allMatch(each -> synthesis.isCurrent(each, build));
  }

  private void takeSteps() {
    Report<PreparationStep> report =
        runner.run("prepare", steps, new Steps(), Map.of(Lane.CPU, 3, Lane.NETWORK, 3), RETRIES);
    if (!report.failures().isEmpty()) {
      throw new UserError(
          String.join(
              "\n\n",
              report.failures().values().stream()
                  .map(cause -> Objects.requireNonNullElse(cause.getMessage(), cause.toString()))
                  .toList()));
    }
    if (report.cancelled()) {
      throw new UserError(
          report.ending() == Ending.OUT_OF_TIME
              ? "The time for all of it is over. The same command goes on where it stopped."
              : "Interrupted. The same command goes on where it stopped.");
    }
  }

  private final class Steps implements Job<PreparationStep> {

    @Override
    public Result run(PreparationStep step) throws InterruptedException {
      if (step instanceof PreparationStep.BuildRepository repository) {
        return build(repository.folder());
      }
      if (step instanceof PreparationStep.Synthesize repository) {
        return synthesis.run(repository.folder(), build);
      }
      if (step instanceof PreparationStep.StartCloud) {
        Result result = cloud.start(emulator.python(), port, cloudVersion);
        cloud.notes().forEach(note -> runner.console().line(Tone.NOTE, "  " + note));
        return result;
      }
      return step instanceof PreparationStep.InstallCdk ? cdk.install() : emulator.install();
    }

    private Result build(Path folder) throws InterruptedException {
      if (build.stale(folder) > 1) {
        runner
            .console()
            .line(
                Tone.QUIET,
                "  %-26s building %d modules"
                    .formatted(checkout.work().nameOf(folder), build.stale(folder)));
      }
      return build.run(folder);
    }

    @Override
    public Lane lane(PreparationStep step) {
      return step.lane();
    }

    @Override
    public boolean showsUnchanged() {
      return false;
    }

    @Override
    public String name(PreparationStep step) {
      return step.name();
    }

    @Override
    public String done(PreparationStep step) {
      return step.done();
    }
  }
}
