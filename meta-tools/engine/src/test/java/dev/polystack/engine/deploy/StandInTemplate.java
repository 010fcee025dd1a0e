package dev.polystack.engine.deploy;

import dev.polystack.workspace.stack.StackId;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a stack of {@code shop} in {@code dev-me} was deployed from.
 *
 * @param name of the stack in CloudFormation
 * @param publishes the path of its parameter
 * @param visibility its mark; empty for none
 * @param consumes the path of what it takes from another; empty for nothing
 */
record StandInTemplate(
    StackId stack, String name, String publishes, String visibility, String consumes) {

  /** The stack {@code service/stack} with its usual name and one parameter without a mark. */
  static StandInTemplate of(String id, String publishes) {
    String[] parts = id.split("/");
    return new StandInTemplate(
        new StackId(parts[0], parts[1]), "shop-dev-me-" + id.replace('/', '-'), publishes, "", "");
  }

  StandInTemplate marked(String visibility) {
    return new StandInTemplate(stack, name, publishes, visibility, consumes);
  }

  StandInTemplate consuming(String parameter) {
    return new StandInTemplate(stack, name, publishes, visibility, parameter);
  }

  StandInTemplate named(String stackName) {
    return new StandInTemplate(stack, stackName, publishes, visibility, consumes);
  }

  /** What CloudFormation answers to a question for the template, or for the resources. */
  String xml(boolean resources) {
    return resources
        ? "<ListStackResourcesResponse><ListStackResourcesResult><StackResourceSummaries>%s</StackResourceSummaries></ListStackResourcesResult></ListStackResourcesResponse>"
            .formatted(resource())
        : "<GetTemplateResponse><GetTemplateResult><TemplateBody>%s</TemplateBody></GetTemplateResult></GetTemplateResponse>"
            .formatted(json().replace("<", "&lt;"));
  }

  private String resource() {
    return """
          <member><LogicalResourceId>Published</LogicalResourceId><ResourceType>AWS::SSM::Parameter</ResourceType>
          <PhysicalResourceId>%s</PhysicalResourceId><ResourceStatus>CREATE_COMPLETE</ResourceStatus>
          <LastUpdatedTimestamp>2026-11-02T09:30:00Z</LastUpdatedTimestamp></member>
          """
        .formatted(publishes);
  }

  private String json() {
    String tags =
        Stream.of(
                "project:shop",
                "env:dev-me",
                "service:" + stack.service(),
                "stack:" + stack.stack(),
                "visibility:" + visibility)
            .filter(tag -> !tag.endsWith(":"))
            .map(tag -> "\"polystack:" + tag.replace(":", "\": \"") + "\"")
            .collect(Collectors.joining(", "));
    return """
           {"Parameters": {"Consumed": {"Type": "AWS::SSM::Parameter::Value<String>", "Default": "%s"}},
            "Resources": {"Published": {"Type": "AWS::SSM::Parameter", "Properties": {"Name": "%s", "Tags": {%s}}}}}
           """
        .formatted(consumes, publishes, tags);
  }
}
