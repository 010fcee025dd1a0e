package dev.polystack.engine.inventory;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.polystack.workspace.stack.StackId;
import dev.polystack.workspace.stack.StackRecord.Visibility;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A deployed stack's template, JSON or YAML. */
public record DeployedTemplate(JsonNode tree) {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final YAMLMapper YAML = YAMLMapper.builder().build();
  private static final String TAG = "polystack:";

  /** Reads it; one that cannot be understood has nothing in it. */
  public static DeployedTemplate parse(String body) {
    try {
      return new DeployedTemplate(tree(body));
    } catch (JsonProcessingException e) {
      return new DeployedTemplate(YAML.missingNode()); // Short forms such as !Ref: not the kit's.
    }
  }

  /**
   * Reads a template's text. Most are JSON, which YAML's parser reads slowly and not at all where
   * tabs indent it.
   *
   * @throws JsonProcessingException if it is neither
   */
  public static JsonNode tree(String body) throws JsonProcessingException {
    return body.stripLeading().startsWith("{") ? JSON.readTree(body) : YAML.readTree(body);
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

  /** Whether the stack publishes a parameter, marked as internal to its service. */
  public boolean keepsToItsService(String parameter) {
    return StreamSupport.stream(tree.path("Resources").spliterator(), false)
        .map(resource -> resource.path("Properties"))
        .filter(properties -> properties.path("Name").asText().equals(parameter))
        .anyMatch(
            properties ->
                tag(properties.path("Tags"), Visibility.TAG).equals(Visibility.SERVICE.name()));
  }

  /**
   * The stack that the resources are tagged with, if they belong to the project and environment.
   */
  Optional<StackId> owner(String project, String environment) {
    return StreamSupport.stream(tree.path("Resources").spliterator(), false)
        .map(resource -> resource.path("Properties").path("Tags"))
        .filter(tags -> tag(tags, TAG + "project").equals(project))
        .filter(tags -> tag(tags, TAG + "env").equals(environment))
        .map(tags -> new StackId(tag(tags, TAG + "service"), tag(tags, TAG + "stack")))
        .findFirst();
  }

  /** Tags are a list of pairs for most types and a map for some. */
  private static String tag(JsonNode tags, String name) {
    return Stream.concat(
            Stream.of(tags.path(name)),
            StreamSupport.stream(tags.spliterator(), false)
                .filter(pair -> pair.path("Key").asText().equals(name))
                .map(pair -> pair.path("Value")))
        .filter(JsonNode::isTextual)
        .map(JsonNode::asText)
        .findFirst()
        .orElse("");
  }
}
