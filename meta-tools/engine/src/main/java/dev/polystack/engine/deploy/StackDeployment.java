package dev.polystack.engine.deploy;

import dev.polystack.engine.UserError;
import dev.polystack.engine.deploy.DeployedStacks.Deployed;
import dev.polystack.engine.process.Finished;
import dev.polystack.engine.run.Job;
import dev.polystack.workspace.schedule.Lane;
import dev.polystack.workspace.stack.StackFingerprint;
import dev.polystack.workspace.stack.StackGraph;
import dev.polystack.workspace.stack.StackId;
import dev.polystack.workspace.stack.StackRecord;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Deploys one stack, unless what it would be deployed from is deployed already. */
final class StackDeployment implements Job<StackId> {

  private final StackGraph graph;
  private final Cdk cdk;
  private final DeployedStacks deployed;
  private final Map<String, Deployed> before;
  private Map<String, String> parameters = Map.of();
  private volatile boolean parametersAreKnown;
  private final Map<StackId, String> differences = new ConcurrentHashMap<>();

  StackDeployment(
      StackGraph graph, Cdk cdk, DeployedStacks deployed, Map<String, Deployed> before) {
    this.graph = graph;
    this.cdk = cdk;
    this.deployed = deployed;
    this.before = before;
  }

  @Override
  public Result run(StackId id) throws InterruptedException {
    StackRecord stack = graph.stack(id);
    if (stack.mock() && graph.assembly(id).production()) {
      throw new UserError("it is a mock, and mocks never go to production");
    }
    String fingerprint = StackFingerprint.of(graph.assembly(id), stack, parameters()).value();
    Deployed current = before.get(stack.stackName());
    if (current != null && current.isGood() && current.fingerprint().equals(fingerprint)) {
      difference(stack, current).ifPresent(words -> differences.put(id, words));
      return Result.UNCHANGED;
    }
    Finished finished = cdk.deploy(graph.assembly(id).folder(), stack.stackName(), fingerprint);
    if (!finished.succeeded() && !isThere(stack.stackName(), fingerprint)) {
      throw new UserError(
          "%s\n    Log: %s"
              .formatted(
                  deployed
                      .failure(stack.stackName())
                      .orElseGet(() -> finished.relevant(StackDeployment::matters).strip()),
                  finished.log()));
    }
    parametersAreKnown = false;
    return Result.DONE;
  }

  /**
   * The command may fail after the deployment went well, as when its last question is throttled.
   */
  private boolean isThere(String stackName, String fingerprint) {
    return deployed
        .one(stackName)
        .filter(stack -> stack.isGood() && stack.fingerprint().equals(fingerprint))
        .isPresent();
  }

  /** What shows, without asking for more, that a stack is not what its tag says. */
  private Optional<String> difference(StackRecord stack, Deployed current) {
    if (current.drifted()) {
      return Optional.of("somebody changed its resources (CloudFormation's drift detection)");
    }
    return stack.publishes().stream()
        .map(StackRecord.Published::name)
        .filter(name -> !parameters().containsKey(name))
        .findFirst()
        .map("the parameter %s is gone"::formatted);
  }

  /** Read once, and again after each deployment, which may have published others. */
  private synchronized Map<String, String> parameters() {
    if (!parametersAreKnown) {
      parametersAreKnown = true;
      parameters = deployed.parameters();
    }
    return parameters;
  }

  private static boolean matters(String line) {
    return line.contains("❌") || line.contains("rror") || line.contains("FAILED");
  }

  @Override
  public Lane lane(StackId id) {
    return Lane.NETWORK;
  }

  @Override
  public String name(StackId id) {
    return id.toString();
  }

  @Override
  public String done(StackId id) {
    return "deployed";
  }

  @Override
  public String unchanged(StackId id) {
    String difference = differences.get(id);
    return difference == null ? "unchanged" : "unchanged, but " + difference;
  }
}
