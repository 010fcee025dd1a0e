package dev.polystack.engine.graph;

import dev.polystack.workspace.manifest.Kind;
import dev.polystack.workspace.manifest.Repository;
import dev.polystack.workspace.stack.Assembly;
import dev.polystack.workspace.stack.StackGraph;
import dev.polystack.workspace.topology.Topology;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Services of eight stacks each, as they are synthesized, with everything that joins them. */
final class GeneratedProject {

  private static final List<String> STACKS =
      List.of("data", "api", "worker", "search", "reports", "mail", "archive", "site");

  private final Path root;
  private final List<String> services;

  GeneratedProject(Path root, List<String> services) {
    this.root = root;
    this.services = services;
  }

  Map<String, Repository> repositories() {
    Map<String, Repository> repositories = new LinkedHashMap<>();
    for (String service : services) {
      repositories.put(
          service,
          new Repository(
              service,
              "https://git.example.com/shop/" + service + ".git",
              "main",
              Kind.SERVICE,
              "",
              Set.of()));
    }
    return repositories;
  }

  Topology topology() throws IOException {
    List<Assembly> assemblies = new ArrayList<>();
    for (int i = 0; i < services.size(); i++) {
      assemblies.add(synthesize(services.get(i), services.get((i + 1) % services.size())));
    }
    return Topology.of(StackGraph.of(assemblies, Set.of()));
  }

  private Assembly synthesize(String service, String next) throws IOException {
    Path repository = Files.createDirectories(root.resolve(service));
    Files.writeString(
        repository.resolve("CODEOWNERS"),
        "* @shop/%s # all of it\n/stacks/site/ @shop/web\n".formatted(service));
    Path assembly = Files.createDirectories(root.resolve("assembly").resolve(service));
    List<String> records = new ArrayList<>();
    for (String stack : STACKS) {
      Files.writeString(assembly.resolve(stack + ".json"), template(service, stack, next));
      records.add(record(service, stack));
    }
    Files.writeString(assembly.resolve("manifest.json"), "{\"artifacts\": {}}");
    Files.writeString(
        assembly.resolve("polystack.json"),
        "{\"project\": \"shop\", \"service\": \"%s\", \"environment\": \"test\", \"production\": false, \"stacks\": [%s]}"
            .formatted(service, String.join(",", records)));
    return Assembly.read(assembly);
  }

  private static String record(String service, String stack) {
    String parameter = "{\"name\": \"%s\"%s}";
    String published = published(service, stack);
    return """
        {"name": "%1$s", "stackName": "shop-test-%2$s-%1$s", "template": "%1$s.json", "mock": %3$s,
         "folder": "stacks/%1$s", "description": "What %2$s does for %1$s", "publishes": [%4$s],
         "consumes": [%5$s], "functions": [], "code": []}
        """
        .formatted(
            stack,
            service,
            stack.equals("mail"),
            published.isEmpty()
                ? ""
                : parameter.formatted(published, ", \"visibility\": \"SERVICE\""),
            stack.equals("data") ? "" : parameter.formatted(consumed(service, stack), ""));
  }

  /** What is told to others: a table, a queue that one of them sends to, an API that one calls. */
  private static String published(String service, String stack) {
    return switch (stack) {
      case "data" -> table(service);
      case "worker" -> "/shop/test/%s/worker/queue-url".formatted(service);
      case "api" -> "/shop/test/%s/api/url".formatted(service);
      default -> "";
    };
  }

  private static String consumed(String service, String stack) {
    return switch (stack) {
      case "reports" -> published(service, "worker");
      case "site" -> published(service, "api");
      default -> table(service);
    };
  }

  private static String template(String service, String stack, String next) {
    if (stack.equals("data")) {
      return """
          {"Resources": {
            "Table0A1B2C3D": {"Type": "AWS::DynamoDB::Table"},
            "Publisher0A1B2C3D": {"Type": "AWS::Lambda::Function", "Properties": {
              "Role": {"Fn::GetAtt": ["Role", "Arn"]}, "Description": {"Ref": "Table0A1B2C3D"}}},
            "Role": {"Type": "AWS::IAM::Role", "Properties": {"Policies": [{"PolicyDocument": {
              "Statement": [{"Effect": "Allow", "Action": "events:PutEvents"}]}}]}},
            "Published": {"Type": "AWS::SSM::Parameter", "Properties": {
              "Name": "%s", "Value": {"Ref": "Table0A1B2C3D"}}}}}
          """
          .formatted(table(service));
    }
    return """
        {"Parameters": {"Told": {"Type": "AWS::SSM::Parameter::Value<String>", "Default": "%s"}},
         "Resources": {
          "Rule": {"Type": "AWS::Events::Rule", "Properties": {
            "EventPattern": {"source": ["%s"], "detail-type": ["%s"]},
            "Targets": [{"Arn": {"Fn::GetAtt": ["Queue", "Arn"]}}]}},
          "Queue": {"Type": "AWS::SQS::Queue"},
          "Mapping": {"Type": "AWS::Lambda::EventSourceMapping", "Properties": {
            "EventSourceArn": {"Fn::GetAtt": ["Queue", "Arn"]}, "FunctionName": {"Ref": "Handler"}}},
          "Handler": {"Type": "AWS::Lambda::Function", "Properties": {"Description": {"Ref": "Told"}}}%s}}
        """
        .formatted(
            consumed(service, stack),
            stack.equals("search") || stack.equals("mail") ? next : "aws.s3",
            stack.equals("mail") ? "Mailed.v1" : "Changed.v1",
            switch (stack) {
              case "worker" -> publishes(service, stack, "Queue");
              case "api" ->
                  ", \"Api\": {\"Type\": \"AWS::ApiGatewayV2::Api\"}"
                      + publishes(service, stack, "Api");
              default -> "";
            });
  }

  private static String publishes(String service, String stack, String resource) {
    return """
        , "Published": {"Type": "AWS::SSM::Parameter", "Properties": {
            "Name": "%s", "Value": {"Ref": "%s"}}}
        """
        .formatted(published(service, stack), resource);
  }

  private static String table(String service) {
    return "/shop/test/%s/data/table-name".formatted(service);
  }
}
