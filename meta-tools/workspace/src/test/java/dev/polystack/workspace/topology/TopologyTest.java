package dev.polystack.workspace.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.polystack.workspace.stack.StackId;
import dev.polystack.workspace.stack.StackRecord;
import dev.polystack.workspace.topology.Topology.Edge;
import dev.polystack.workspace.topology.Topology.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What templates say about what flows where. */
class TopologyTest {

  private static final String PUBLISHER =
      """
      {'Resources': {
        'Function': {'Type': 'AWS::Lambda::Function', 'Properties': {'Role': {'Fn::GetAtt': ['Role', 'Arn']}}},
        'Role': {'Type': 'AWS::IAM::Role'},
        'Policy': {'Type': 'AWS::IAM::Policy', 'Properties': {'Roles': [{'Ref': 'Role'}],
          'PolicyDocument': {'Statement': [{'Effect': 'Allow', 'Action': 'events:PutEvents'%s}]}}}}}
      """;
  private static final String HEARER =
      """
      {'Resources': {
        'Rule': {'Type': 'AWS::Events::Rule', 'Properties': {
          'EventPattern': {'source': ['catalog'], 'detail-type': ['Changed.v1', 'Withdrawn.v1']},
          'Targets': [{'Arn': {'Fn::GetAtt': ['Queue', 'Arn']}}]}},
        'Queue': {'Type': 'AWS::SQS::Queue', 'Properties': {
          'RedrivePolicy': {'deadLetterTargetArn': {'Fn::GetAtt': ['Dead', 'Arn']}}}},
        'Dead': {'Type': 'AWS::SQS::Queue'},
        'Mapping': {'Type': 'AWS::Lambda::EventSourceMapping', 'Properties': {
          'EventSourceArn': {'Fn::GetAtt': ['Queue', 'Arn']}, 'FunctionName': {'Ref': 'Function'}}},
        'Function': {'Type': 'AWS::Lambda::Function', 'Properties': {
          'Environment': {'Variables': {'TABLE': {'Fn::Sub': '${Table}/x'}}}}},
        'Table': {'Type': 'AWS::DynamoDB::Table'}}}
      """;

  @Test
  void events_leadFromTheFunctionThatMayPublishToTheRuleThatNamesThem() {
    assertThat(
            EventEdges.of(
                List.of(
                    template("catalog/products", PUBLISHER.formatted("")),
                    template("store/search", HEARER))))
        .containsExactly(
            new Edge("catalog/products/Function", "store/search/Rule", Kind.EVENT, "Changed.v1"),
            new Edge("catalog/products/Function", "store/search/Rule", Kind.EVENT, "Withdrawn.v1"));
  }

  @Test
  void events_keepToAPermissionsCondition() {
    String condition = ", 'Condition': {'StringEquals': {'events:detail-type': 'Changed.v1'}}";
    assertThat(
            EventEdges.of(
                List.of(
                    template("catalog/products", PUBLISHER.formatted(condition)),
                    template("other/products", PUBLISHER.formatted("")),
                    template("store/search", HEARER))))
        .extracting(Edge::label)
        .containsExactly("Changed.v1");
  }

  @Test
  void events_comeFromNobodyWhoMaySendThemButByAPermissionOfARole() {
    String others =
        ", 'Resource': '*'}, {'Effect': 'Deny', 'Action': 'events:PutEvents'},"
            + " {'Effect': 'Allow', 'Action': ['events:PutRule']";
    String allows = "'Effect': 'Allow', 'Action': 'events:PutEvents'";
    String denied = PUBLISHER.formatted(others).replace(allows, allows.replace("Put", "Tag"));
    String ofTheBus =
        "{'Resources': {'P': {'Type': 'AWS::Events::EventBusPolicy', 'Properties': {'Statement': [{%s}]}}}}";

    assertThat(
            EventEdges.of(
                List.of(
                    template("denied/products", denied),
                    template("bus/bus", ofTheBus.formatted(allows)),
                    template("store/search", HEARER))))
        .isEmpty();
  }

  @Test
  void inner_followsAMessageFromRuleToQueueToFunctionAndDeadLetters() {
    assertThat(InnerEdges.of(template("store/search", HEARER)))
        .extracting(Edge::from, Edge::to, Edge::kind)
        .containsExactlyInAnyOrder(
            tuple("store/search/Rule", "store/search/Queue", Kind.FLOW),
            tuple("store/search/Queue", "store/search/Dead", Kind.FLOW),
            tuple("store/search/Queue", "store/search/Function", Kind.FLOW),
            tuple("store/search/Function", "store/search/Table", Kind.USES));
  }

  @Test
  void parameters_ofAQueueOrAnApi_areSentToOrCalled() {
    String published =
        """
        {'Resources': {
          'It': {'Type': '%s'},
          'P': {'Type': 'AWS::SSM::Parameter', 'Properties': {'Name': '/p', 'Value': {'Fn::GetAtt': ['It', 'Url']}}}}}
        """;
    String consuming =
        """
        {'Parameters': {'C': {'Type': 'AWS::SSM::Parameter::Value<String>', 'Default': '/p'}},
         'Resources': {'F': {'Type': 'AWS::Lambda::Function', 'Properties': {'Description': {'Ref': 'C'}}}}}
        """;
    for (var each :
        List.of(
            tuple("AWS::SQS::Queue", new Edge("b/b/F", "a/a/It", Kind.QUEUE, "p")),
            tuple("AWS::ApiGatewayV2::Api", new Edge("b/b/F", "a/a/It", Kind.API, "p")),
            tuple("AWS::DynamoDB::Table", new Edge("a/a/It", "b/b/F", Kind.PARAMETER, "p")))) {
      assertThat(
              ParameterEdges.of(
                  List.of(
                      template("a/a", published.formatted(each.toList().get(0))),
                      template("b/b", consuming, "/p"))))
          .containsExactly((Edge) each.toList().get(1));
    }
  }

  @Test
  void parameters_leadFromTheStackThatPublishes_toTheFunctionsThatAreTold_orToTheirStack() {
    String told =
        """
        {'Parameters': {'C': {'Type': 'AWS::SSM::Parameter::Value<String>', 'Default': '/p'}},
         'Resources': {'F': {'Type': 'AWS::Lambda::Function', 'Properties': {'Description': {'Ref': 'C'}}},
           'G': {'Type': 'AWS::Lambda::Function'}, 'T': {'Type': 'AWS::DynamoDB::Table', 'Properties': {'Name': {'Ref': 'C'}}}}}
        """;
    String made =
        """
        {'Resources': {'R': {'Type': 'AWS::IAM::Role'},
          'P': {'Type': 'AWS::SSM::Parameter', 'Properties': {'Name': '/p', 'Value': {'Fn::GetAtt': ['R', 'Arn']}}}}}
        """;
    assertThat(
            ParameterEdges.of(
                List.of(
                    publishing("a/a", made, "/p"),
                    template("b/b", told, "/p"),
                    template("c/c", "{}", "/p"))))
        .containsExactly(
            new Edge("a/a", "b/b/F", Kind.PARAMETER, "p"),
            new Edge("a/a", "c/c", Kind.PARAMETER, "p"));
  }

  @Test
  void describe_leavesTheHashOutAndKnowsWhatOnlySupports() {
    Template template =
        template(
            "a/a",
            "{'Resources': {'updatesQueueDB81A040': {'Type': 'AWS::SQS::Queue'}, 'R': {'Type': 'AWS::IAM::Role'}, 'P': {'Type': 'AWS::SQS::QueuePolicy'}}}");

    assertThat(template.resources().keySet())
        .extracting(each -> ResourceTypes.describe(template, each))
        .extracting(Topology.Resource::name, Topology.Resource::supporting)
        .containsExactly(tuple("updatesQueue", false), tuple("R", true), tuple("P", true));
  }

  private static Template publishing(String id, String content, String name) {
    return template(
        id,
        content,
        List.of(new StackRecord.Published(name, StackRecord.Visibility.PUBLISHED)),
        List.of());
  }

  private static Template template(String id, String content, String... consumes) {
    return template(
        id, content, List.of(), List.of(consumes).stream().map(StackRecord.Consumed::new).toList());
  }

  private static Template template(
      String id,
      String content,
      List<StackRecord.Published> publishes,
      List<StackRecord.Consumed> consumes) {
    String[] parts = id.split("/", 2);
    var record =
        new StackRecord(
            parts[1],
            parts[1],
            "t",
            false,
            "stacks/" + parts[1],
            "",
            publishes,
            consumes,
            List.of(),
            List.of());
    try {
      return Template.of(
          new StackId(parts[0], parts[1]),
          record,
          JsonMapper.builder().build().readTree(content.replace('\'', '"')));
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
