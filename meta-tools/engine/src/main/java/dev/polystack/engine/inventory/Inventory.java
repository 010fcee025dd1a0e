package dev.polystack.engine.inventory;

import dev.polystack.engine.cloud.Aws;
import dev.polystack.engine.cloud.Target;
import dev.polystack.workspace.stack.StackId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.StackResourceSummary;

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

  /** Questions at a time; CloudFormation throttles many more. */
  private static final int WIDTH = 6;

  /** Keeps the lists. */
  public Inventory {
    stacks = List.copyOf(stacks);
    resources = List.copyOf(resources);
    consumed = Map.copyOf(consumed);
  }

  private record Found(StackId stack, List<DeployedResource> resources, Set<String> consumed) {}

  /** Looks at everything that is deployed for a target now. */
  public static Inventory of(Target target) {
    String prefix = "%s-%s-".formatted(target.project(), target.environment());
    ExecutorService workers = Executors.newFixedThreadPool(WIDTH);
    try (CloudFormationClient client = Aws.client(target, CloudFormationClient.builder())) {
      List<Future<Stream<Found>>> asked =
          client.describeStacksPaginator().stacks().stream()
              .filter(stack -> stack.stackName().startsWith(prefix))
              .filter(stack -> !stack.stackStatusAsString().equals("DELETE_COMPLETE"))
              .map(stack -> workers.submit(() -> look(client, target, stack)))
              .toList();
      List<Found> found =
          asked.stream()
              .flatMap(Inventory::answer)
              .sorted(Comparator.comparing(Found::stack))
              .toList();
      return new Inventory(
          found.stream().map(Found::stack).toList(),
          found.stream().flatMap(each -> each.resources().stream()).toList(),
          found.stream().collect(Collectors.toMap(Found::stack, Found::consumed)));
    } finally {
      workers.shutdownNow();
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

  private static Stream<Found> look(CloudFormationClient client, Target target, Stack stack) {
    String name = stack.stackName();
    DeployedTemplate template =
        DeployedTemplate.parse(
            client.getTemplate(request -> request.stackName(name)).templateBody());
    return template.owner(target.project(), target.environment()).stream()
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

  private static <T> Stream<T> answer(Future<Stream<T>> asked) {
    try {
      return asked.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while CloudFormation was asked", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException("CloudFormation could not be asked", e);
    }
  }
}
