package dev.polystack.engine.logs;

import dev.polystack.engine.inventory.DeployedResource;
import dev.polystack.engine.inventory.Inventory;
import dev.polystack.engine.inventory.References;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A function that is deployed, and where it writes.
 *
 * @param name {@code store/catalog/updater}
 * @param functionName its name in Lambda
 * @param logGroup its log group
 */
public record FunctionSource(String name, String functionName, String logGroup) {

  /** Every function of an environment. */
  public static List<FunctionSource> of(Inventory inventory) {
    Map<String, String> groups =
        inventory
            .ofType("AWS::Logs::LogGroup")
            .collect(Collectors.toMap(FunctionSource::key, DeployedResource::physicalId));
    return inventory
        .ofType("AWS::Lambda::Function")
        .map(
            function ->
                new FunctionSource(
                    function.shortName(), function.physicalId(), group(function, groups)))
        .toList();
  }

  private static String key(DeployedResource resource) {
    return resource.stackName() + " " + resource.logicalId();
  }

  private static String group(DeployedResource function, Map<String, String> groups) {
    var given = function.properties().path("LoggingConfig").path("LogGroup");
    return Stream.concat(
            References.in(given).stream()
                .flatMap(id -> Stream.ofNullable(groups.get(function.stackName() + " " + id))),
            Stream.of(given.asText()).filter(text -> !text.isEmpty()))
        .findFirst()
        .orElse("/aws/lambda/" + function.physicalId());
  }
}
