package dev.polystack.engine.deploy;

import dev.polystack.engine.UserError;
import dev.polystack.engine.WorkFolder;
import dev.polystack.engine.cloud.Target;
import dev.polystack.engine.deploy.DeployedStacks.Deployed;
import dev.polystack.engine.output.Console;
import dev.polystack.engine.run.Job;
import dev.polystack.engine.run.Runner;
import dev.polystack.workspace.graph.DependencyGraph;
import dev.polystack.workspace.graph.GraphException;
import dev.polystack.workspace.schedule.Lane;
import dev.polystack.workspace.schedule.Report;
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

  /** A deployment may be repeated at any time, so what passes is worth some patience. */
  private static final int RETRIES = 3;

  private final Runner runner;
  private final Cdk cdk;
  private final DeployedStacks deployed;
  private final StackGraph graph;
  private final Precautions precautions;

  /**
   * The stacks of these assemblies, for this target. What they consume of services that are not
   * among them has to be there already, and for everybody.
   *
   * @throws GraphException with everything that keeps the stacks from being deployed together, such
   *     as a parameter that there is not, or that is not for these
   */
  public Deployment(
      WorkFolder work,
      Runner runner,
      CdkCommand command,
      Target target,
      Collection<Path> assemblies) {
    this(
        runner,
        new Cdk(work, command, target),
        target,
        new DeployedStacks(target),
        graph(target, assemblies));
  }

  /** The stacks of these assemblies, for this target, deployed as usual. */
  public Deployment(
      WorkFolder work,
      Console console,
      CdkCommand command,
      Target target,
      Collection<Path> assemblies) {
    this(work, Runner.usual(work, "deploy", console), command, target, assemblies);
  }

  private Deployment(
      Runner runner, Cdk cdk, Target target, DeployedStacks deployed, StackGraph graph) {
    this.runner = runner;
    this.cdk = cdk;
    this.deployed = deployed;
    this.graph = graph;
    this.precautions = new Precautions(graph, target);
  }

  /**
   * The graph of the stacks in these assemblies, of which others may be deployed already.
   *
   * @throws GraphException as the constructor
   */
  public static StackGraph graph(Target target, Collection<Path> assemblies) {
    List<Assembly> own = assemblies.stream().map(Assembly::read).toList();
    return StackGraph.of(own, ForeignParameters.consumed(target, own));
  }

  /** The stacks and their order. */
  public StackGraph stacks() {
    return graph;
  }

  /**
   * Deploys the stacks that match; everything if there is no pattern.
   *
   * @return whether all of them are deployed now
   */
  public boolean deploy(List<String> patterns) throws InterruptedException {
    return deploy(graph.select(patterns));
  }

  /**
   * Deploys these stacks; the account is prepared for the CDK first, if nobody has done that yet.
   *
   * @return whether all of them are deployed now
   * @throws UserError with every mock that would go to production, every stack whose name is
   *     another's, every stack that consumes what is not there, or every deployed stack that needs
   *     what these publish no longer, or not for it; nothing is done then
   */
  public boolean deploy(Set<StackId> stacks) throws InterruptedException {
    Map<String, Deployed> before = deployed.all();
    precautions.refuseOthers(stacks, before);
    Map<String, String> parameters = deployed.parameters();
    precautions.refuseWhatIsNotToBe(stacks, new Before(before, parameters, deployed::template));
    if (!stacks.isEmpty()) {
      Path assembly = graph.assembly(stacks.iterator().next()).folder();
      Bootstrap.ensure(before, cdk, assembly, runner.console());
    }
    return run(
        "deploy",
        graph.graph().select(stacks),
        new StackDeployment(graph, cdk, deployed, before, parameters, settling()));
  }

  /**
   * Leaves alone what only has the same name.
   *
   * @throws UserError with every stack whose name is another's
   */
  public void refuseOthers(Set<StackId> stacks) {
    precautions.refuseOthers(stacks, deployed.all());
  }

  /**
   * Destroys the stacks that match, dependents first.
   *
   * @throws UserError with every stack whose name is another's; nothing is done then
   */
  public boolean destroy(Set<StackId> stacks) {
    refuseOthers(stacks);
    return run(
        "destroy",
        graph.graph().select(stacks).reversed(),
        new StackRemoval(graph, cdk, deployed, settling()));
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

  private Settling settling() {
    return new Settling(deployed, runner.console());
  }

  private boolean run(String phase, DependencyGraph<StackId> chosen, Job<StackId> job) {
    Report<StackId> report =
        runner.run(phase, chosen, job, Map.of(Lane.NETWORK, WIDTH, Lane.CPU, WIDTH), RETRIES);
    runner.conclude(report);
    return report.succeeded();
  }
}
