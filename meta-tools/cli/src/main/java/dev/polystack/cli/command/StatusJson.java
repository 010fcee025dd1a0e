package dev.polystack.cli.command;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.polystack.engine.cloud.CloudHealth;
import dev.polystack.engine.cloud.Target;
import dev.polystack.engine.deploy.StackStates.State;
import dev.polystack.engine.pacts.Environments.Environment;
import java.util.Map;
import java.util.Optional;

/** What {@code meta status} shows, for machines. To load what writes JSON takes time. */
final class StatusJson {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private StatusJson() {}

  static String of(
      String environment,
      RepositoryLines repositories,
      Optional<Target> target,
      Map<String, State> stacks,
      Map<String, Environment> others) {
    ObjectNode root = JSON.createObjectNode();
    root.put("environment", environment);
    repositories.write(root.putArray("repositories"), environment);
    root.set(
        "parts",
        target
            .map(Target::local)
            .map(cloud -> CloudHealth.of(cloud).parts())
            .orElseGet(JSON::createArrayNode));
    root.set("stacks", JSON.valueToTree(stacks));
    ObjectNode environments = root.putObject("otherEnvironments");
    others.forEach(
        (name, other) -> {
          ObjectNode one = environments.putObject(name);
          other.versions().forEach(one.putObject("versions")::put);
          if (!other.problem().isEmpty()) {
            one.put("problem", other.problem());
          }
        });
    return root.toPrettyString();
  }
}
