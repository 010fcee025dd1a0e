package dev.polystack.shop.catalog.products;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polystack.kit.ServiceApp;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

class ProductsStackTest {

  private static Template template;

  @BeforeAll
  static void synthesize() {
    template = synthesized(Map.of("env", "test"));
  }

  private static Template synthesized(Map<String, Object> context) {
    ServiceApp app = ServiceApp.forTest("catalog", Path.of("../.."), context);
    return Template.fromStack(new ProductsStack(app));
  }

  @Test
  void theTemplate_isTheSameEveryTime() {
    assertThat(synthesized(Map.of("env", "test")).toJSON())
        .hasToString(template.toJSON().toString());
  }

  @Test
  void tablesCanBeRestoredAndTheOutboxStreams() {
    template.resourceCountIs("AWS::DynamoDB::Table", 2);
    template.allResourcesProperties(
        "AWS::DynamoDB::Table",
        Map.of(
            "BillingMode",
            "PAY_PER_REQUEST",
            "PointInTimeRecoverySpecification",
            Map.of("PointInTimeRecoveryEnabled", true)));
    template.hasResourceProperties(
        "AWS::DynamoDB::Table",
        Map.of(
            "TableName",
            "shop-test-catalog-products-outbox",
            "StreamSpecification",
            Map.of("StreamViewType", "NEW_IMAGE")));
  }

  @Test
  void whatCannotBePublishedIsKept() {
    template.hasResourceProperties(
        "AWS::Lambda::EventSourceMapping",
        Map.of(
            "BisectBatchOnFunctionError",
            true,
            "MaximumRetryAttempts",
            -1,
            "MaximumRecordAgeInSeconds",
            23 * 60 * 60, // The stream forgets a record after 24 hours, and tells nobody.
            "FunctionResponseTypes",
            List.of("ReportBatchItemFailures"),
            "DestinationConfig",
            Match.objectLike(Map.of("OnFailure", Match.anyValue()))));
    template.hasResourceProperties(
        "AWS::CloudWatch::Alarm",
        Map.of("AlarmName", "shop-test-catalog-products-outbox-failures"));
  }

  /** What the bus refuses is tried for hours: somebody has to know long before it is given up. */
  @Test
  void whatWaitsForMinutesIsTold_whereSomebodyIsOnDuty() {
    synthesized(Map.of("env", "prod", "environments", Map.of("prod", Map.of("production", true))))
        .hasResourceProperties(
            "AWS::CloudWatch::Alarm",
            Map.of("MetricName", "IteratorAge", "Threshold", 5 * 60 * 1000));
  }

  @Test
  void neitherExpiryNorTheMarksOfTheSentWakeThePublisher() {
    template.hasResourceProperties(
        "AWS::Lambda::EventSourceMapping",
        Map.of(
            "FilterCriteria",
            Map.of(
                "Filters",
                List.of(
                    Map.of("Pattern", "{\"eventName\":[\"INSERT\"]}"),
                    Map.of(
                        "Pattern",
                        Match.serializedJson(
                            Map.of(
                                "eventName",
                                List.of("MODIFY"),
                                "dynamodb",
                                Map.of(
                                    "NewImage",
                                    Map.of(
                                        "again",
                                        Map.of("S", List.of(Map.of("exists", true))))))))))));
  }

  @Test
  void thePublisherSaysOnlyWhatItsContractsSayAndOnlyAsTheCatalog() {
    template.hasResourceProperties(
        "AWS::IAM::Policy",
        Map.of(
            "PolicyDocument",
            Map.of(
                "Statement",
                Match.arrayWith(
                    List.of(
                        Map.of(
                            "Effect",
                            "Allow",
                            "Action",
                            "events:PutEvents",
                            "Resource",
                            Match.anyValue(),
                            "Condition",
                            Map.of(
                                "StringEquals",
                                Map.of(
                                    "events:source",
                                    "catalog",
                                    "events:detail-type",
                                    List.of(
                                        "ProductCreated.v1",
                                        "ProductChanged.v2",
                                        "ProductChanged.v1",
                                        "ProductWithdrawn.v1")))))))));
  }

  @Test
  void thePublisherMayDoNothingButItsWork() {
    List<String> actions =
        template.findResources("AWS::IAM::Policy").values().stream()
            .map(Object::toString)
            .flatMap(
                policy -> Pattern.compile("[a-z]+:[A-Za-z*]+(?=[,\\]}])").matcher(policy).results())
            .map(MatchResult::group)
            .filter(text -> !text.startsWith("aws:"))
            .sorted()
            .distinct()
            .toList();

    assertThat(actions)
        .containsExactly(
            "dynamodb:DescribeStream",
            "dynamodb:GetRecords",
            "dynamodb:GetShardIterator",
            "dynamodb:ListStreams",
            "dynamodb:UpdateItem",
            "events:PutEvents",
            "logs:CreateLogStream",
            "logs:PutLogEvents",
            "sqs:GetQueueAttributes",
            "sqs:GetQueueUrl",
            "sqs:SendMessage");
  }
}
