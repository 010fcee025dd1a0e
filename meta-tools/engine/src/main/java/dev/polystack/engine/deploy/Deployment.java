package dev.polystack.engine.deploy;

import dev.polystack.engine.WorkFolder;
import dev.polystack.engine.cloud.Target;
import dev.polystack.engine.output.Console;
import dev.polystack.engine.output.Console.Tone;
import dev.polystack.workspace.graph.DependencyGraph;
import dev.polystack.workspace.schedule.Execution;
import dev.polystack.workspace.schedule.Lane;
import dev.polystack.workspace.schedule.Listener;
import dev.polystack.workspace.schedule.Outcome;
import dev.polystack.workspace.schedule.Report;
import dev.polystack.workspace.schedule.Scheduler;
import dev.polystack.workspace.schedule.Task;
import dev.polystack.workspace.stack.Assembly;
import dev.polystack.workspace.stack.StackGraph;
import dev.polystack.workspace.stack.StackId;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Deploys or destroys stacks in the order that follows from what they publish and consume. */
public final class Deployment {

  /** A CDK process is half a second of processor time and then mostly waiting. */
  private static final int WIDTH = Math.max(3, Runtime.getRuntime().availableProcessors() * 3 / 2);

  private final Console console;
  private final Cdk cdk;
  private final DeployedStacks deployed;
  private final StackGraph graph;

  /** The stacks of these assemblies, for this target. */
  public Deployment(
      WorkFolder work,
      Console console,
      CdkCommand command,
      Target target,
      Collection<Path> assemblies) {
    this.console = console;
    this.cdk = new Cdk(work, command, target);
    this.deployed = new DeployedStacks(target);
    this.graph = graph(assemblies, Set.of());
  }

  /**
   * The graph of the stacks in these assemblies.
   *
   * @param published parameters that exist already, so that their publisher may be missing here
   */
  public static StackGraph graph(Collection<Path> assemblies, Set<String> published) {
    return StackGraph.of(assemblies.stream().map(Assembly::read).toList(), published);
  }

  /**
   * Deploys the stacks that match; everything if there is no pattern.
   *
   * @return whether all of them are deployed now
   */
  public boolean deploy(List<String> patterns) {
    DependencyGraph<StackId> chosen = graph.graph().select(graph.select(patterns));
    return run(chosen, new StackDeployment(graph, cdk, deployed, deployed.all()), "deployed");
  }

  /** Destroys the stacks that match, dependents first. */
  public boolean destroy(Set<StackId> stacks) {
    return run(
        graph.graph().select(stacks).reversed(),
        new StackRemoval(graph, cdk, deployed),
        "destroyed");
  }

  /** The services whose stacks all match. */
  public Set<String> wholeServices(List<String> patterns) {
    return wholeServices(graph.select(patterns));
  }

  /** The services whose stacks are all among these. */
  public Set<String> wholeServices(Set<StackId> stacks) {
    Set<String> services = new TreeSet<>();
    stacks.forEach(stack -> services.add(stack.service()));
    graph.graph().nodes().stream()
        .filter(stack -> !stacks.contains(stack))
        .forEach(stack -> services.remove(stack.service()));
    return services;
  }

  /** The stacks that match, with those that consume what they publish. */
  public Set<StackId> withDependents(List<String> patterns) {
    return graph.graph().withDependents(graph.select(patterns));
  }

  private boolean run(DependencyGraph<StackId> chosen, Task<StackId> task, String done) {
    Report<StackId> report =
        new Scheduler(Map.of(Lane.NETWORK, WIDTH, Lane.CPU, WIDTH))
            .run(chosen, task, new Progress(done));
    report
        .failures()
        .forEach(
            (id, cause) -> {
              console.line(Tone.BAD, "%s failed:".formatted(id));
              console.line("    " + cause.getMessage());
            });
    return report.succeeded();
  }

  private final class Progress implements Listener<StackId> {

    private final String done;

    Progress(String done) {
      this.done = done;
    }

    @Override
    public void started(StackId id) {
      // A line at the end is enough: most stacks take about a second.
    }

    @Override
    public void finished(StackId id, Execution<StackId> execution) {
      Outcome<StackId> outcome = execution.outcome();
      Tone tone = Tone.QUIET;
      String state = "unchanged";
      if (outcome instanceof Outcome.Done) {
        tone = Tone.GOOD;
        state = done;
      } else if (outcome instanceof Outcome.Failed) {
        tone = Tone.BAD;
        state = "FAILED";
      } else if (outcome instanceof Outcome.Skipped<StackId> skipped) {
        tone = Tone.NOTE;
        state = "skipped, for " + skipped.because();
      } else if (outcome instanceof Outcome.Cancelled) {
        tone = Tone.NOTE;
        state = "cancelled";
      }
      console.task(tone, id.toString(), state, execution.duration());
    }
  }
}
