package dev.polystack.engine.deploy;

import dev.polystack.engine.deploy.DeployedStacks.Deployed;
import dev.polystack.engine.process.Finished;
import dev.polystack.engine.run.Job;
import dev.polystack.workspace.schedule.Lane;
import dev.polystack.workspace.stack.StackGraph;
import dev.polystack.workspace.stack.StackId;
import dev.polystack.workspace.stack.StackRecord;
import java.util.Optional;

/** Destroys one stack, if it is deployed. */
final class StackRemoval implements Job<StackId> {

  private final StackGraph graph;
  private final Cdk cdk;
  private final DeployedStacks deployed;
  private final Settling settling;

  StackRemoval(StackGraph graph, Cdk cdk, DeployedStacks deployed, Settling settling) {
    this.graph = graph;
    this.cdk = cdk;
    this.deployed = deployed;
    this.settling = settling;
  }

  @Override
  public Result run(StackId id) throws InterruptedException {
    StackRecord stack = graph.stack(id);
    Optional<Deployed> seen = deployed.one(stack.stackName());
    if (settling.await(id, stack.stackName(), seen).isEmpty()) {
      return Result.UNCHANGED;
    }
    Optional<String> newest = deployed.newestEvent(stack.stackName());
    Finished finished = cdk.destroy(graph.assembly(id).folder(), stack.stackName());
    if (!finished.succeeded()) {
      throw deployed.failed(stack.stackName(), newest, finished);
    }
    return Result.DONE;
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
    return "destroyed";
  }
}
