package dev.polystack.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateComparisonTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static TemplateComparison comparison;

  @BeforeAll
  static void start() throws InterruptedException {
    comparison = TemplateComparison.start(PlannerTest.Installed.WORK);
  }

  @AfterAll
  static void end() {
    comparison.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AWS::DynamoDB::Table",
        "AWS::S3::Bucket",
        "AWS::Cognito::UserPool",
        "AWS::SQS::Queue",
        "AWS::OpenSearchService::Domain",
        "AWS::Events::Archive",
        "AWS::Logs::LogGroup"
      })
  void compare_ofADeletedHolderOfData_losesThem(String type) throws Exception {
    var deleted = resource("{'Type': '%s'}".formatted(type));
    var kept = resource("{'Type': '%s', 'DeletionPolicy': 'RetainExceptOnCreate'}".formatted(type));

    assertThat(comparison.compare(deleted, template("{}")).resources())
        .extracting(ResourceChange::action, ResourceChange::losesData)
        .containsExactly(tuple(Action.DELETE, true));
    assertThat(comparison.compare(kept, template("{}")).resources())
        .extracting(ResourceChange::action, ResourceChange::losesData)
        .containsExactly(tuple(Action.RELEASE, false));
  }

  @ParameterizedTest
  @CsvSource({
    "AWS::DynamoDB::Table, TableName, REPLACE, true",
    "AWS::SQS::Queue, QueueName, REPLACE, true",
    "AWS::SQS::Queue, VisibilityTimeout, UPDATE, false",
    "AWS::Lambda::Function, FunctionName, REPLACE, false",
    "AWS::S3::Bucket, BucketName, REPLACE, true",
    "AWS::Cognito::UserPool, UserPoolName, UPDATE, false",
    "AWS::Events::Archive, ArchiveName, REPLACE, true"
  })
  void compare_ofAChangedProperty_knowsWhatIsReplaced(
      String type, String property, Action action, boolean loses) throws Exception {
    String text = "{'Type': '%s', 'Properties': {'%s': %d}}";
    var before = resource(text.formatted(type, property, 1));
    var after = resource(text.formatted(type, property, 2));

    assertThat(comparison.compare(before, after).resources())
        .extracting(ResourceChange::action, ResourceChange::losesData)
        .containsExactly(tuple(action, loses));
  }

  @Test
  void compare_ofAReplacedTableThatIsKept_losesNothing() throws Exception {
    var before = resource("{'Type': 'AWS::DynamoDB::Table', 'Properties': {'TableName': 'a'}}");
    var after =
        resource(
            "{'Type': 'AWS::DynamoDB::Table', 'UpdateReplacePolicy': 'Retain',"
                + " 'Properties': {'TableName': 'b'}}");

    assertThat(comparison.compare(before, after).resources())
        .extracting(ResourceChange::action, ResourceChange::losesData)
        .containsExactly(tuple(Action.REPLACE, false));
  }

  @Test
  void compare_ofMetadataAndOrder_findsNoChange() throws Exception {
    var before = resource("{'Type': 'AWS::SQS::Queue', 'Metadata': {'a': 1}}");
    var after = resource("{'Type': 'AWS::SQS::Queue', 'DependsOn': ['B']}");

    assertThat(comparison.compare(before, after).resources()).isEmpty();
  }

  @Test
  void compare_ofReplacementsInARow_followsThemThroughSubAndGetAtt() throws Exception {
    String text =
        """
        {'Resources': {
          'Role': {'Type': 'AWS::IAM::Role', 'Properties': {'RoleName': '%s'}},
          'One': {'Type': 'AWS::Lambda::Function', 'Properties': {'Role': {'Fn::GetAtt': ['Role', 'Arn']}}},
          'Two': {'Type': 'AWS::Lambda::Function', 'Properties': {'Description': {'Fn::Sub': 'as ${Role.Arn}'}}},
          'Other': {'Type': 'AWS::Lambda::Function', 'Properties': {'Role': 'fixed'}}}}
        """;

    assertThat(
            comparison
                .compare(template(text.formatted("a")), template(text.formatted("b")))
                .resources())
        .extracting(ResourceChange::id, ResourceChange::action)
        .containsExactlyInAnyOrder(
            tuple("Role", Action.REPLACE),
            tuple("One", Action.UPDATE),
            tuple("Two", Action.UPDATE));
  }

  @Test
  void compare_ofNestedProperties_namesTheInnermostPath() throws Exception {
    String text =
        "{'Type': 'AWS::Lambda::Function', 'Properties': {'Environment': {'Variables': {'A': '1', 'B': '%s'}}}}";

    assertThat(
            comparison
                .compare(resource(text.formatted("x")), resource(text.formatted("y")))
                .resources()
                .get(0)
                .properties())
        .containsExactly(new PropertyChange("Environment.Variables.B", "\"x\"", "\"y\"", false));
  }

  @Test
  void compare_ofOutputsOnly_namesThem() throws Exception {
    var difference =
        comparison.compare(template("{}"), template("{'Outputs': {'A': {'Value': '1'}}}"));

    assertThat(difference.resources()).isEmpty();
    assertThat(difference.parts()).containsExactly("outputs");
  }

  private static JsonNode resource(String text) throws JsonProcessingException {
    return template("{'Resources': {'R': %s}}".formatted(text));
  }

  private static JsonNode template(String text) throws JsonProcessingException {
    return JSON.readTree(text.replace('\'', '"'));
  }
}
