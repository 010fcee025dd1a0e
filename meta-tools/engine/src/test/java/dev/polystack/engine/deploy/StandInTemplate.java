package dev.polystack.engine.deploy;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a stack of {@code shop} in {@code dev-me} was deployed from.
 *
 * @param publishes the path of its parameter; empty for none
 * @param consumes the path of what it takes from another; empty for nothing
 */
record StandInTemplate(String service, String stack, String publishes, String consumes) {

  /** What CloudFormation answers to a question for the template, or for the resources. */
  String xml(boolean resources) {
    return resources
        ? "<ListStackResourcesResponse><ListStackResourcesResult><StackResourceSummaries>%s</StackResourceSummaries></ListStackResourcesResult></ListStackResourcesResponse>"
            .formatted(resource())
        : "<GetTemplateResponse><GetTemplateResult><TemplateBody>%s</TemplateBody></GetTemplateResult></GetTemplateResponse>"
            .formatted(json().replace("<", "&lt;"));
  }

  private String resource() {
    return publishes.isEmpty()
        ? ""
        : """
          <member><LogicalResourceId>Published</LogicalResourceId><ResourceType>AWS::SSM::Parameter</ResourceType>
          <PhysicalResourceId>%s</PhysicalResourceId><ResourceStatus>CREATE_COMPLETE</ResourceStatus>
          <LastUpdatedTimestamp>2026-11-02T09:30:00Z</LastUpdatedTimestamp></member>
          """
            .formatted(publishes);
  }

  private String json() {
    String tags =
        Stream.of("project:shop", "env:dev-me", "service:" + service, "stack:" + stack)
            .map(tag -> "\"polystack:" + tag.replace(":", "\": \"") + "\"")
            .collect(Collectors.joining(", "));
    return """
           {"Parameters": {"Consumed": {"Type": "AWS::SSM::Parameter::Value<String>", "Default": "%s"}},
            "Resources": {"Published": {"Type": "AWS::SSM::Parameter", "Properties": {"Name": "%s", "Tags": {%s}}}}}
           """
        .formatted(consumes, publishes, tags);
  }
}
