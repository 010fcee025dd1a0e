package dev.polystack.workspace.topology;

import com.fasterxml.jackson.databind.JsonNode;
import dev.polystack.workspace.topology.Topology.Edge;
import dev.polystack.workspace.topology.Topology.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the resources of one stack have to do with each other. */
final class InnerEdges {

  /** A resource that only joins two others, by two of its properties. */
  private record Joint(String from, String to) {}

  private static final Map<String, Joint> JOINTS =
      Map.of(
          "AWS::Lambda::EventSourceMapping", new Joint("EventSourceArn", "FunctionName"),
          "AWS::ApiGatewayV2::Integration", new Joint("ApiId", "IntegrationUri"),
          "AWS::ApiGateway::Method", new Joint("RestApiId", "Integration"),
          "AWS::AppSync::DataSource", new Joint("ApiId", "LambdaConfig"),
          "AWS::SNS::Subscription", new Joint("TopicArn", "Endpoint"));

  private final Template template;
  private final List<Edge> edges = new ArrayList<>();

  private InnerEdges(Template template) {
    this.template = template;
  }

  static List<Edge> of(Template template) {
    var inner = new InnerEdges(template);
    template.resources().keySet().forEach(inner::add);
    return inner.edges;
  }

  private void add(String resource) {
    String type = template.type(resource);
    JsonNode properties = template.properties(resource);
    Joint joint = JOINTS.get(type);
    if (joint != null) {
      Set<String> targets = template.referredBy(properties.path(joint.to()));
      for (String from : template.referredBy(properties.path(joint.from()))) {
        targets.forEach(to -> connect(from, to, Kind.FLOW));
      }
    } else if (type.equals(ResourceTypes.RULE)) {
      properties
          .path("Targets")
          .forEach(target -> connectAll(resource, target.path("Arn"), Kind.FLOW));
    } else if (type.equals(ResourceTypes.QUEUE)) {
      connectAll(resource, properties.path("RedrivePolicy"), Kind.FLOW);
    } else {
      connectAll(resource, properties, Kind.USES);
    }
  }

  private void connectAll(String from, JsonNode value, Kind kind) {
    template.referredBy(value).forEach(to -> connect(from, to, kind));
  }

  private void connect(String from, String to, Kind kind) {
    if (!from.equals(to)
        && !ResourceTypes.isSupporting(template.type(from))
        && !ResourceTypes.isSupporting(template.type(to))) {
      edges.add(new Edge(template.idOf(from), template.idOf(to), kind, ""));
    }
  }
}
