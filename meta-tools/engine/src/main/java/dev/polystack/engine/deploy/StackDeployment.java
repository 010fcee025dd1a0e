package dev.polystack.engine.deploy;

import dev.polystack.engine.UserError;
import dev.polystack.engine.deploy.DeployedStacks.Deployed;
import dev.polystack.engine.process.Finished;
import dev.polystack.engine.run.Job;
import dev.polystack.workspace.schedule.Lane;
import dev.polystack.workspace.stack.StackGraph;
import dev.polystack.workspace.stack.StackId;
import dev.polystack.workspace.stack.StackRecord;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Deploys one stack, unless what it would be deployed from is deployed already. */
final class StackDeployment implements Job<StackId> {

  private final StackGraph graph;
  private final Cdk cdk;
  private final DeployedStacks deployed;
  private final Map<String, Deployed> before;
  private final Settling settling;
  private final Set<StackId> tried = ConcurrentHashMap.newKeySet();
  private final PublishedNow published;
  private final Set<StackId> drifted = ConcurrentHashMap.newKeySet();

  StackDeployment(
      StackGraph graph,
      Cdk cdk,
      DeployedStacks deployed,
      Map<String, Deployed> before,
      Map<String, String> parameters,
      Settling settling) {
    this.graph = graph;
    this.cdk = cdk;
    this.deployed = deployed;
    this.before = before;
    this.published = new PublishedNow(deployed, parameters);
    this.settling = settling;
  }

  @Override
  public Result run(StackId id) throws InterruptedException {
    StackRecord stack = graph.stack(id);
    Optional<Deployed> current = settled(id, stack);
    String fingerprint = DeployedFrom.fingerprint(graph.assembly(id), stack, published.all());
    if (current.isPresent() && current.get().isFrom(fingerprint)) {
      requirePublished(stack);
      if (current.get().drifted()) {
        drifted.add(id);
      }
      return Result.UNCHANGED;
    }
    if (current.isPresent()) {
      settling.check(stack.stackName(), current.get());
    }
    Optional<String> newest = current.flatMap(any -> deployed.newestEvent(stack.stackName()));
    Map<String, String> tags = new TreeMap<>(graph.assembly(id).tags(stack));
    tags.putAll(Ownership.ofStack(graph.assembly(id), id));
    tags.put(DeployedStacks.FINGERPRINT, fingerprint);
    Finished finished = cdk.deploy(graph.assembly(id).folder(), stack.stackName(), tags);
    if (!finished.succeeded() && !isThere(id, stack.stackName(), fingerprint)) {
      throw deployed.failed(stack.stackName(), newest, finished);
    }
    published.outdate(id, stack);
    return Result.DONE;
  }

  /** The stack when nobody is at work on it; looked up again where an attempt has failed. */
  private Optional<Deployed> settled(StackId id, StackRecord stack) throws InterruptedException {
    String stackName = stack.stackName();
    Optional<Deployed> seen =
        tried.add(id) ? Optional.ofNullable(before.get(stackName)) : deployed.one(stackName);
    Optional<Deployed> current = settling.await(id, stackName, seen);
    if (!current.equals(seen)) {
      published.outdate(id, stack);
    }
    return current;
  }

  /**
   * The command may fail although the deployment goes well, as when its last question is throttled.
   */
  private boolean isThere(StackId id, String stackName, String fingerprint)
      throws InterruptedException {
    return settling
        .await(id, stackName, deployed.one(stackName))
        .filter(stack -> stack.isFrom(fingerprint))
        .isPresent();
  }

  /**
   * CloudFormation believes that what it has made is there until somebody tells it to delete it, so
   * that to deploy again would bring nothing back.
   *
   * @throws UserError if a parameter that the stack publishes is gone
   */
  private void requirePublished(StackRecord stack) {
    for (String name : stack.publishedBut(published.all().keySet())) {
      throw new UserError(
          ("the parameter %1$s is gone, which it publishes: somebody has deleted it, and CloudFormation does not bring it back.\n"
                  + "    Write it again (`aws ssm put-parameter --type String --name %1$s --value VALUE`), or destroy the stack and deploy it again.")
              .formatted(name));
    }
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
    return drifted.contains(id)
        ? "unchanged, but somebody changed its resources (CloudFormation's drift detection)"
        : "unchanged";
  }
}
