package dev.polystack.engine.inventory;

import com.fasterxml.jackson.databind.JsonNode;
import dev.polystack.workspace.stack.StackId;

/**
 * One resource of a deployed stack.
 *
 * @param stackName the stack's name in CloudFormation
 * @param logicalId its name in the template
 * @param type CloudFormation's, such as {@code AWS::SQS::Queue}
 * @param physicalId its name in its service: a queue's URL, a function's name
 * @param definition what its template says about it
 */
public record DeployedResource(
    StackId stack,
    String stackName,
    String logicalId,
    String type,
    String physicalId,
    JsonNode definition) {

  /** The properties as its template has them, references unresolved. */
  public JsonNode properties() {
    return definition.path("Properties");
  }

  /** A name for people: {@code store/catalog/updates}, without what every name begins with. */
  public String shortName() {
    String name = physicalId.substring(physicalId.lastIndexOf('/') + 1);
    return stack
        + "/"
        + (name.startsWith(stackName + "-") ? name.substring(stackName.length() + 1) : name);
  }
}
