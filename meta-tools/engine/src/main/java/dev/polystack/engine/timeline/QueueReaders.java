package dev.polystack.engine.timeline;

import dev.polystack.engine.inventory.DeployedResource;
import dev.polystack.engine.inventory.Inventory;
import dev.polystack.engine.inventory.References;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Which function reads which queue of its stack, as event source mappings say. */
final class QueueReaders {

  private QueueReaders() {}

  /** The queue's name by the function's, both as {@code store/catalog/updates}. */
  static Map<String, String> of(Inventory inventory) {
    Map<String, String> queues = new TreeMap<>();
    inventory
        .ofType("AWS::Lambda::EventSourceMapping")
        .forEach(
            mapping ->
                named(inventory, mapping, "EventSourceArn", "AWS::SQS::Queue")
                    .forEach(
                        queue ->
                            named(inventory, mapping, "FunctionName", "AWS::Lambda::Function")
                                .forEach(function -> queues.put(function, queue))));
    return queues;
  }

  /** The resources of a type that a property of the mapping refers to. */
  private static List<String> named(
      Inventory inventory, DeployedResource mapping, String property, String type) {
    Set<String> ids = References.in(mapping.properties().path(property));
    return inventory
        .ofType(type)
        .filter(each -> each.stackName().equals(mapping.stackName()))
        .filter(each -> ids.contains(each.logicalId()))
        .map(DeployedResource::shortName)
        .toList();
  }
}
