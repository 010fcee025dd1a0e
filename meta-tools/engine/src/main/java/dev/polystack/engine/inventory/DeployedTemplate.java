package dev.polystack.engine.inventory;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.polystack.workspace.stack.StackId;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A deployed stack's template, JSON or YAML. */
record DeployedTemplate(JsonNode tree) {

  private static final YAMLMapper YAML = YAMLMapper.builder().build();
  private static final String TAG = "polystack:";

  /** Every JSON document is a YAML document too. */
  static DeployedTemplate parse(String body) {
    try {
      return new DeployedTemplate(YAML.readTree(body));
    } catch (JsonProcessingException e) {
      return new DeployedTemplate(YAML.missingNode()); // Short forms such as !Ref: not the kit's.
    }
  }

  JsonNode resource(String logicalId) {
    return tree.path("Resources").path(logicalId);
  }

  /** The paths of the parameters that the stack takes from others. */
  Set<String> consumed() {
    Set<String> paths = new TreeSet<>();
    for (JsonNode parameter : tree.path("Parameters")) {
      if (parameter.path("Type").asText().startsWith("AWS::SSM::Parameter::Value")) {
        paths.add(parameter.path("Default").asText());
      }
    }
    return paths;
  }

  /**
   * The stack that the resources are tagged with, if they belong to the project and environment.
   */
  Optional<StackId> owner(String project, String environment) {
    return StreamSupport.stream(tree.path("Resources").spliterator(), false)
        .map(resource -> resource.path("Properties").path("Tags"))
        .filter(tags -> tag(tags, "project").equals(project))
        .filter(tags -> tag(tags, "env").equals(environment))
        .map(tags -> new StackId(tag(tags, "service"), tag(tags, "stack")))
        .findFirst();
  }

  /** Tags are a list of pairs for most types and a map for some. */
  private static String tag(JsonNode tags, String name) {
    return Stream.concat(
            Stream.of(tags.path(TAG + name)),
            StreamSupport.stream(tags.spliterator(), false)
                .filter(pair -> pair.path("Key").asText().equals(TAG + name))
                .map(pair -> pair.path("Value")))
        .filter(JsonNode::isTextual)
        .map(JsonNode::asText)
        .findFirst()
        .orElse("");
  }
}
