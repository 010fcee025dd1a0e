package dev.polystack.cli.it;

import dev.polystack.engine.cloud.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the CDK app of {@link PriceStacks} answers: an assembly of stacks for a target. */
record PriceAssembly(Target target) {

  static final List<String> STACKS = List.of("lists", "offers", "quotes");

  boolean isFirst(String stack) {
    return stack.equals(STACKS.get(0));
  }

  String stackName(String stack) {
    return target.project() + "-" + target.environment() + "-prices-" + stack;
  }

  String parameter(String stack) {
    return target.path("prices/" + stack + "/value");
  }

  /**
   * What CloudFormation is to make of a stack.
   *
   * @param value what it publishes
   * @param table the key of the table that it holds, if it does
   */
  String template(String stack, String value, Optional<String> table) {
    String own = "\"" + value + "\"";
    return """
        {"Parameters": {%s},
         "Resources": {%s
           "Queue": {"Type": "AWS::SQS::Queue"},
           "Published": {"Type": "AWS::SSM::Parameter", "Properties": {
             "Type": "String", "Name": "%s", "Value": %s}}}}
        """
        .formatted(
            isFirst(stack)
                ? ""
                : """
                  "Lists": {"Type": "AWS::SSM::Parameter::Value<String>", "Default": "%s"}
                  """
                    .formatted(parameter(STACKS.get(0))),
            table
                .map(
                    """
                  "Table": {"Type": "AWS::DynamoDB::Table", "Properties": {
                    "BillingMode": "PAY_PER_REQUEST",
                    "AttributeDefinitions": [{"AttributeName": "%1$s", "AttributeType": "S"}],
                    "KeySchema": [{"AttributeName": "%1$s", "KeyType": "HASH"}]}},
                  """
                        ::formatted)
                .orElse(""),
            parameter(stack),
            isFirst(stack)
                ? own
                : "{\"Fn::Join\": [\" of \", [%s, {\"Ref\": \"Lists\"}]]}".formatted(own));
  }

  /** The name of a stack that is none of these. */
  String elsewhere() {
    return target.project() + "-page-of-the-web";
  }

  /** The template of a stack that consumes what one of these publishes. */
  String consumer(String stack) {
    return """
        {"Parameters": {"Value": {"Type": "AWS::SSM::Parameter::Value<String>", "Default": "%s"}},
         "Resources": {"Queue": {"Type": "AWS::SQS::Queue"}}}
        """
        .formatted(parameter(stack));
  }

  /** The tags by which a stack of the target is known. */
  Map<String, String> tags(String service, String stack) {
    return Map.of(
        "polystack:project",
        target.project(),
        "polystack:env",
        target.environment(),
        "polystack:service",
        service,
        "polystack:stack",
        stack);
  }

  /** Which stacks there are, for the CDK. */
  String manifest() {
    List<String> artifacts = new ArrayList<>();
    for (String stack : STACKS) {
      artifacts.add(
          """
          "%s": {"type": "aws:cloudformation:stack",
            "environment": "aws://unknown-account/unknown-region",
            "properties": {"templateFile": "%s.template.json"}}
          """
              .formatted(stackName(stack), stack));
    }
    return "{\"version\": \"36.0.0\", \"artifacts\": {" + String.join(",", artifacts) + "}}";
  }

  /** Which stacks there are, for meta. */
  String record(boolean production) {
    List<String> records = new ArrayList<>();
    for (String stack : STACKS) {
      records.add(
          """
          {"name": "%1$s", "stackName": "%2$s", "template": "%1$s.template.json", "mock": false,
           "folder": "stacks/%1$s", "description": "", "functions": [], "code": [],
           "publishes": [{"name": "%3$s", "visibility": "SERVICE"}], "consumes": [%4$s]}
          """
              .formatted(
                  stack,
                  stackName(stack),
                  parameter(stack),
                  isFirst(stack) ? "" : "{\"name\": \"%s\"}".formatted(parameter(STACKS.get(0)))));
    }
    return """
        {"project": "%s", "service": "prices", "environment": "%s", "production": %s,
         "stacks": [%s]}
        """
        .formatted(target.project(), target.environment(), production, String.join(",", records));
  }
}
