package dev.polystack.engine.inventory;

import dev.polystack.engine.cloud.Aws;
import dev.polystack.engine.cloud.Questions;
import dev.polystack.engine.cloud.Target;
import dev.polystack.workspace.stack.StackId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.StackResourceSummary;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;

/**
 * Every resource that an environment's stacks have deployed, as CloudFormation knows it. Nothing
 * has to be built or synthesized for it, and stacks whose repository is not checked out are there.
 *
 * @param stacks their ids, in order
 * @param resources in the order of their stacks
 * @param consumed the paths of the parameters that each stack takes from others
 */
public record Inventory(
    List<StackId> stacks, List<DeployedResource> resources, Map<StackId, Set<String>> consumed) {

  /** Of a stack that has nothing: deleted, or a change set that waits for somebody. */
  private static final Set<StackStatus> NOTHING_DEPLOYED =
      Set.of(StackStatus.DELETE_COMPLETE, StackStatus.REVIEW_IN_PROGRESS);

  /** Keeps the lists. */
  public Inventory {
    stacks = List.copyOf(stacks);
    resources = List.copyOf(resources);
    consumed = Map.copyOf(consumed);
  }

  private record Found(StackId stack, List<DeployedResource> resources, Set<String> consumed) {}

  /** Looks at everything that is deployed for a target now. */
  public static Inventory of(Target target) {
    try (CloudFormationClient client = Aws.client(target, CloudFormationClient.builder())) {
      List<Stack> stacks =
          client.describeStacksPaginator().stacks().stream()
              .filter(stack -> !NOTHING_DEPLOYED.contains(stack.stackStatus()))
              .filter(stack -> Owner.mayBe(target, stack))
              .toList();
      List<Found> found =
          Questions.ask(stacks, stack -> look(client, target, stack)).stream()
              .flatMap(Optional::stream)
              .sorted(Comparator.comparing(Found::stack))
              .toList();
      return new Inventory(
          found.stream().map(Found::stack).toList(),
          found.stream().flatMap(each -> each.resources().stream()).toList(),
          found.stream().collect(Collectors.toMap(Found::stack, Found::consumed)));
    }
  }

  /** The resources of a type. */
  public Stream<DeployedResource> ofType(String type) {
    return resources.stream().filter(resource -> resource.type().equals(type));
  }

  /** Of some stacks alone. */
  public Inventory only(Predicate<StackId> wanted) {
    Map<StackId, Set<String>> kept = new HashMap<>(consumed);
    kept.keySet().removeIf(wanted.negate());
    return new Inventory(
        stacks.stream().filter(wanted).toList(),
        resources.stream().filter(resource -> wanted.test(resource.stack())).toList(),
        kept);
  }

  /** Nothing of a stack that somebody deletes meanwhile. */
  private static Optional<Found> look(CloudFormationClient client, Target target, Stack stack) {
    try {
      return found(client, target, stack);
    } catch (CloudFormationException e) {
      if (String.valueOf(e.getMessage()).contains("does not exist")) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private static Optional<Found> found(CloudFormationClient client, Target target, Stack stack) {
    String name = stack.stackName();
    DeployedTemplate template =
        DeployedTemplate.parse(
            client.getTemplate(request -> request.stackName(name)).templateBody());
    return Owner.of(target, stack, template)
        .map(
            id ->
                new Found(
                    id,
                    client
                        .listStackResourcesPaginator(request -> request.stackName(name))
                        .stackResourceSummaries()
                        .stream()
                        .filter(Inventory::isThere)
                        .map(
                            summary ->
                                new DeployedResource(
                                    id,
                                    name,
                                    summary.logicalResourceId(),
                                    summary.resourceType(),
                                    summary.physicalResourceId(),
                                    template.resource(summary.logicalResourceId())))
                        .toList(),
                    template.consumed()));
  }

  private static boolean isThere(StackResourceSummary summary) {
    return summary.physicalResourceId() != null
        && !summary.resourceStatusAsString().equals("DELETE_COMPLETE");
  }
}
