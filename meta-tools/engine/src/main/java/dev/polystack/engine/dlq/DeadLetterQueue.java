package dev.polystack.engine.dlq;

import com.fasterxml.jackson.databind.JsonNode;
import dev.polystack.engine.inventory.DeployedResource;
import dev.polystack.engine.inventory.Inventory;
import dev.polystack.engine.inventory.References;
import dev.polystack.engine.logs.FunctionSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A queue in which messages wait that could not be handled.
 *
 * @param name {@code store/catalog/updates-dlq}
 * @param url its address
 * @param sources the queues that it stands behind; none for what a function's event source or a
 *     rule could not deliver
 * @param readers the functions that handle what these queues hold
 */
public record DeadLetterQueue(
    String name, String url, List<Source> sources, List<FunctionSource> readers) {

  /** A queue whose messages end up here. */
  public record Source(String name, String url) {}

  /** Keeps the lists. */
  public DeadLetterQueue {
    sources = List.copyOf(sources);
    readers = List.copyOf(readers);
  }

  /** Every dead-letter queue of an environment: whatever its templates send failures to. */
  public static List<DeadLetterQueue> of(Inventory inventory) {
    Map<String, List<DeployedResource>> stacks =
        inventory.resources().stream().collect(Collectors.groupingBy(DeployedResource::stackName));
    Map<String, FunctionSource> functions =
        FunctionSource.of(inventory).stream()
            .collect(
                Collectors.toMap(FunctionSource::functionName, each -> each, (one, same) -> one));
    return inventory
        .ofType("AWS::SQS::Queue")
        .flatMap(
            queue -> {
              List<DeployedResource> stack = stacks.getOrDefault(queue.stackName(), List.of());
              return stack.stream().anyMatch(each -> failsTo(each, queue))
                  ? Stream.of(of(queue, stack, functions))
                  : Stream.empty();
            })
        .toList();
  }

  /** A queue among the resources of its stack. */
  private static DeadLetterQueue of(
      DeployedResource queue, List<DeployedResource> stack, Map<String, FunctionSource> functions) {
    List<DeployedResource> sources =
        stack.stream()
            .filter(each -> each.type().equals("AWS::SQS::Queue"))
            .filter(each -> failsTo(each, queue))
            .toList();
    Set<String> readers = new HashSet<>();
    stack.stream()
        .filter(each -> each.type().equals("AWS::Lambda::EventSourceMapping"))
        .filter(mapping -> readsAny(mapping, sources) || failsTo(mapping, queue))
        .forEach(
            mapping -> readers.addAll(References.in(mapping.properties().path("FunctionName"))));
    return new DeadLetterQueue(
        queue.shortName(),
        queue.physicalId(),
        sources.stream().map(each -> new Source(each.shortName(), each.physicalId())).toList(),
        stack.stream()
            .filter(each -> readers.contains(each.logicalId()))
            .flatMap(each -> Stream.ofNullable(functions.get(each.physicalId())))
            .toList());
  }

  private static boolean readsAny(DeployedResource mapping, List<DeployedResource> sources) {
    Set<String> read = References.in(mapping.properties().path("EventSourceArn"));
    return sources.stream().anyMatch(source -> read.contains(source.logicalId()));
  }

  /**
   * Whether a resource sends what it cannot handle to the queue: a queue by its redrive policy, a
   * rule's target or an asynchronous function by its dead-letter configuration, an event source
   * mapping by its destination on failure.
   */
  private static boolean failsTo(DeployedResource resource, DeployedResource queue) {
    return Stream.of("deadLetterTargetArn", "DeadLetterConfig", "OnFailure")
        .flatMap(key -> resource.properties().findValues(key).stream())
        .map((JsonNode destination) -> References.in(destination))
        .anyMatch(ids -> ids.contains(queue.logicalId()));
  }
}
