package dev.polystack.engine;

import dev.polystack.engine.build.Build;
import dev.polystack.engine.cloud.LocalCloud;
import dev.polystack.engine.deploy.Synthesis;
import dev.polystack.engine.output.Console;
import dev.polystack.engine.output.Console.Tone;
import dev.polystack.engine.tools.CdkTool;
import dev.polystack.engine.tools.EmulatorTool;
import dev.polystack.workspace.graph.DependencyGraph;
import dev.polystack.workspace.schedule.Execution;
import dev.polystack.workspace.schedule.Lane;
import dev.polystack.workspace.schedule.Listener;
import dev.polystack.workspace.schedule.Outcome;
import dev.polystack.workspace.schedule.Report;
import dev.polystack.workspace.schedule.Scheduler;
import dev.polystack.workspace.schedule.Task;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Everything before a deployment, each step as soon as what it needs is there: tools installed,
 * repositories built and synthesized, the embedded cloud started.
 */
public final class Preparation {

  /** One step; repositories are named by their folder. */
  private sealed interface Step {

    record InstallEmulator() implements Step {}

    record InstallCdk() implements Step {}

    record StartCloud() implements Step {}

    record BuildRepository(Path folder) implements Step {}

    record Synthesize(Path folder) implements Step {}
  }

  private final Console console;
  private final CdkTool cdk;
  private final EmulatorTool emulator;
  private final Build build;
  private final Synthesis synthesis;
  private final LocalCloud cloud;
  private final int port;
  private final String cloudVersion;
  private final DependencyGraph<Step> steps;

  /**
   * Prepares for an environment.
   *
   * @param local whether the embedded cloud is needed
   * @param port the embedded cloud's; 0 for any
   */
  public Preparation(
      Checkout checkout, Console console, Synthesis synthesis, boolean local, int port) {
    this.console = console;
    this.cdk = new CdkTool(checkout.work());
    this.emulator = new EmulatorTool(checkout);
    this.build = Build.of(checkout);
    this.synthesis = synthesis;
    this.cloud = new LocalCloud(checkout);
    this.port = port;
    this.cloudVersion = build.fingerprint(checkout.tools().resolve("local"));
    this.steps = steps(local);
  }

  private DependencyGraph<Step> steps(boolean local) {
    Map<Step, Set<Step>> steps = new LinkedHashMap<>();
    steps.put(new Step.InstallCdk(), Set.of());
    if (local) {
      steps.put(new Step.InstallEmulator(), Set.of());
      steps.put(new Step.StartCloud(), Set.of(new Step.InstallEmulator()));
    }
    for (Path repository : build.repositories().order()) {
      Set<Step> before = new LinkedHashSet<>();
      build
          .repositories()
          .dependenciesOf(repository)
          .forEach(each -> before.add(new Step.BuildRepository(each)));
      steps.put(new Step.BuildRepository(repository), before);
      if (Synthesis.hasApp(repository)) {
        steps.put(new Step.Synthesize(repository), Set.of(new Step.BuildRepository(repository)));
      }
    }
    return DependencyGraph.of(steps);
  }

  /** The cloud assemblies that {@link #run} brings up to date. */
  public List<Path> assemblies() {
    return build.repositories().order().stream()
        .filter(Synthesis::hasApp)
        .map(synthesis::assembly)
        .toList();
  }

  /** Whether anything was changed since the last time, so that something will be deployed. */
  public boolean hasChanges() {
    return build.repositories().order().stream().anyMatch(each -> build.stale(each) > 0);
  }

  /**
   * Takes every step.
   *
   * @throws UserError if one of them failed; all failures are named
   */
  public void run() {
    Report<Step> report =
        new Scheduler(Map.of(Lane.CPU, 3, Lane.NETWORK, 3)).run(steps, new Steps(), new Progress());
    if (!report.failures().isEmpty()) {
      throw new UserError(
          String.join(
              "\n\n",
              report.failures().values().stream()
                  .map(cause -> Objects.requireNonNullElse(cause.getMessage(), cause.toString()))
                  .toList()));
    }
    if (report.cancelled()) {
      throw new UserError("Interrupted. The same command goes on where it stopped.");
    }
  }

  private final class Steps implements Task<Step> {

    @Override
    public Result run(Step step) throws InterruptedException {
      if (step instanceof Step.BuildRepository repository) {
        return build.run(repository.folder());
      }
      if (step instanceof Step.Synthesize repository) {
        return synthesis.run(repository.folder(), build);
      }
      if (step instanceof Step.StartCloud) {
        return cloud.start(emulator.python(), port, cloudVersion);
      }
      return step instanceof Step.InstallCdk ? cdk.install() : emulator.install();
    }

    @Override
    public Lane lane(Step step) {
      return step instanceof Step.BuildRepository || step instanceof Step.Synthesize
          ? Lane.CPU
          : Lane.NETWORK;
    }
  }

  private final class Progress implements Listener<Step> {

    @Override
    public void started(Step step) {
      if (step instanceof Step.BuildRepository repository && build.stale(repository.folder()) > 1) {
        console.line(
            Tone.QUIET,
            "  %-26s building %d modules"
                .formatted(repository.folder().getFileName(), build.stale(repository.folder())));
      }
    }

    @Override
    public void finished(Step step, Execution<Step> execution) {
      if (execution.outcome() instanceof Outcome.Unchanged) {
        return;
      }
      boolean good = execution.outcome() instanceof Outcome.Done;
      console.task(
          good ? Tone.GOOD : execution.outcome() instanceof Outcome.Failed ? Tone.BAD : Tone.NOTE,
          subject(step),
          good ? verb(step) : execution.outcome() instanceof Outcome.Failed ? "FAILED" : "skipped",
          execution.duration());
      if (step instanceof Step.StartCloud) {
        cloud.notes().forEach(note -> console.line(Tone.NOTE, "  " + note));
      }
    }

    private String subject(Step step) {
      if (step instanceof Step.BuildRepository repository) {
        return String.valueOf(repository.folder().getFileName());
      }
      if (step instanceof Step.Synthesize repository) {
        return String.valueOf(repository.folder().getFileName());
      }
      return step instanceof Step.InstallCdk
          ? "CDK command"
          : step instanceof Step.InstallEmulator ? "emulator" : "embedded cloud";
    }

    private String verb(Step step) {
      return step instanceof Step.BuildRepository
          ? "built"
          : step instanceof Step.Synthesize
              ? "synthesized"
              : step instanceof Step.StartCloud ? "started" : "installed";
    }
  }
}
