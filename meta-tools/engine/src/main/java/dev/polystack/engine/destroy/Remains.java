package dev.polystack.engine.destroy;

import dev.polystack.engine.cloud.Aws;
import dev.polystack.engine.cloud.Target;
import dev.polystack.engine.deploy.DeployedStacks;
import dev.polystack.engine.inventory.DeployedResource;
import dev.polystack.engine.inventory.Inventory;
import dev.polystack.workspace.stack.StackId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;
import software.amazon.awssdk.services.ssm.SsmClient;

/**
 * What is left of stacks that were destroyed.
 *
 * @param stacks that are still there, each with CloudFormation's word for how they are
 * @param retained resources that their templates keep on purpose
 * @param logGroups that a function made after its own was deleted
 * @param parameters that no stack publishes any more
 */
public record Remains(
    List<String> stacks, List<String> retained, List<String> logGroups, List<String> parameters) {

  /** Keeps the lists. */
  public Remains {
    stacks = List.copyOf(stacks);
    retained = List.copyOf(retained);
    logGroups = List.copyOf(logGroups);
    parameters = List.copyOf(parameters);
  }

  static boolean isRetained(DeployedResource resource) {
    return resource.definition().path("DeletionPolicy").asText().startsWith("Retain");
  }

  /**
   * Looks for what is left.
   *
   * @param before what was deployed before, with the stacks
   * @param destroyed the names of the stacks in CloudFormation
   */
  public static Remains of(Target target, Inventory before, Set<String> destroyed) {
    List<DeployedResource> gone =
        before.resources().stream()
            .filter(resource -> destroyed.contains(resource.stackName()))
            .toList();
    List<String> retained =
        gone.stream()
            .filter(Remains::isRetained)
            .map(resource -> "%s %s".formatted(resource.type(), resource.physicalId()))
            .toList();
    DeployedStacks now = new DeployedStacks(target);
    List<String> stacks =
        now.all().entrySet().stream()
            .filter(stack -> destroyed.contains(stack.getKey()))
            .filter(stack -> !stack.getValue().status().equals("DELETE_COMPLETE"))
            .map(stack -> "%s is %s".formatted(stack.getKey(), stack.getValue().status()))
            .toList();
    return new Remains(
        stacks, retained, logGroups(target, gone), parameters(target, gone, now.parameters()));
  }

  private static List<String> logGroups(Target target, List<DeployedResource> gone) {
    List<String> left = new ArrayList<>();
    try (CloudWatchLogsClient client = Aws.client(target, CloudWatchLogsClient.builder())) {
      for (DeployedResource function : gone) {
        if (function.type().equals("AWS::Lambda::Function")) {
          String name = "/aws/lambda/" + function.physicalId();
          client
              .describeLogGroupsPaginator(request -> request.logGroupNamePrefix(name))
              .logGroups()
              .stream()
              .map(LogGroup::logGroupName)
              .filter(name::equals)
              .forEach(left::add);
        }
      }
    }
    gone.stream()
        .filter(Remains::isRetained)
        .map(DeployedResource::physicalId)
        .forEach(left::remove);
    return left;
  }

  private static List<String> parameters(
      Target target, List<DeployedResource> gone, Map<String, String> now) {
    Set<StackId> stacks = new HashSet<>();
    gone.forEach(resource -> stacks.add(resource.stack()));
    return now.keySet().stream()
        .filter(
            name -> stacks.stream().anyMatch(stack -> name.startsWith(target.path(stack + "/"))))
        .sorted()
        .toList();
  }

  /** Whether everything is gone that should be. */
  public boolean isNothing() {
    return stacks.isEmpty() && logGroups.isEmpty() && parameters.isEmpty();
  }

  /** Removes log groups and parameters; stacks and what templates keep are for a person. */
  public void sweep(Target target) {
    try (CloudWatchLogsClient logs = Aws.client(target, CloudWatchLogsClient.builder());
        SsmClient ssm = Aws.client(target, SsmClient.builder())) {
      logGroups.forEach(name -> logs.deleteLogGroup(request -> request.logGroupName(name)));
      parameters.forEach(name -> ssm.deleteParameter(request -> request.name(name)));
    }
  }
}
