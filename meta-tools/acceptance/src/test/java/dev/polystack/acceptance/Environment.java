package dev.polystack.acceptance;

import dev.polystack.engine.cloud.Aws;
import dev.polystack.engine.cloud.Target;
import dev.polystack.pacts.Deployed;
import dev.polystack.pacts.ssm.DeploymentRecords;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.ssm.SsmClient;

/** An environment that exists for one test, in the cloud that the usual AWS variables name. */
final class Environment implements AutoCloseable {

  private final String project;
  private final String name = "dev-" + Instant.EPOCH.until(Instant.now(), ChronoUnit.SECONDS);
  private final Target target;

  Environment(String project) {
    this.project = project;
    this.target = new Target(project, name, null);
  }

  String name() {
    return name;
  }

  /** The names of its stacks, without what all of them begin with. */
  TreeSet<String> stacks() {
    TreeSet<String> names = new TreeSet<>();
    all().forEach(stack -> names.add(stack.stackName().substring(prefix().length())));
    return names;
  }

  /** Which version of which service runs there, as is recorded. */
  Map<String, Deployed> recorded() {
    try (SsmClient ssm = Aws.client(target, SsmClient.builder())) {
      return new DeploymentRecords(ssm, project, name).all();
    }
  }

  /** A parameter that one of its stacks publishes. */
  String parameter(String service, String stack, String value) {
    String path = "/%s/%s/%s/%s/%s".formatted(project, name, service, stack, value);
    try (SsmClient ssm = Aws.client(target, SsmClient.builder())) {
      return ssm.getParameter(request -> request.name(path)).parameter().value();
    }
  }

  private List<Stack> all() {
    try (CloudFormationClient cloud = Aws.client(target, CloudFormationClient.builder())) {
      return cloud.describeStacksPaginator().stacks().stream()
          .filter(stack -> stack.stackName().startsWith(prefix()))
          .filter(stack -> !stack.stackStatusAsString().startsWith("DELETE"))
          .sorted((a, b) -> b.creationTime().compareTo(a.creationTime()))
          .toList();
    }
  }

  private String prefix() {
    return project + "-" + name + "-";
  }

  /** Deletes it, the newest stacks first, for they may need older ones. */
  @Override
  public void close() {
    try (CloudFormationClient cloud = Aws.client(target, CloudFormationClient.builder());
        SsmClient ssm = Aws.client(target, SsmClient.builder())) {
      for (Stack stack : all()) {
        cloud.deleteStack(request -> request.stackName(stack.stackName()));
        cloud
            .waiter()
            .waitUntilStackDeleteComplete(request -> request.stackName(stack.stackName()));
      }
      DeploymentRecords records = new DeploymentRecords(ssm, project, name);
      records.all().keySet().forEach(records::forget);
    }
  }
}
