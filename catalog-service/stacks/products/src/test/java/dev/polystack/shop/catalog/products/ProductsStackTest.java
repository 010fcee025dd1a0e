package dev.polystack.shop.catalog.products;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;

import dev.polystack.kit.ServiceApp;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
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
    template.allResources("AWS::DynamoDB::Table", Map.of("DeletionPolicy", "Delete"));
    template.hasResourceProperties(
        "AWS::DynamoDB::Table",
        Map.of(
            "TableName",
            "shop-test-catalog-products-outbox",
            "KeySchema",
            List.of(
                Map.of("AttributeName", "productId", "KeyType", "HASH"),
                Map.of("AttributeName", "version", "KeyType", "RANGE")),
            "StreamSpecification",
            Map.of("StreamViewType", "NEW_IMAGE")));
  }

  /** The items say when; the table has to be told where they say it. */
  @Test
  void usedKeysAndToldEventsExpire() {
    template.allResourcesProperties(
        "AWS::DynamoDB::Table",
        Map.of("TimeToLiveSpecification", Map.of("AttributeName", "expiresAt", "Enabled", true)));
  }

  @Test
  void theNewestProductsAreFoundByAnIndexWithAllThatIsShown() {
    template.hasResourceProperties(
        "AWS::DynamoDB::Table",
        Map.of(
            "GlobalSecondaryIndexes",
            List.of(
                Map.of(
                    "IndexName",
                    "newest",
                    "KeySchema",
                    List.of(
                        Map.of("AttributeName", "kind", "KeyType", "HASH"),
                        Map.of("AttributeName", "createdAtAndId", "KeyType", "RANGE")),
                    "Projection",
                    Map.of("ProjectionType", "ALL")))));
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
            "StartingPosition",
            "TRIM_HORIZON", // What is written while the first deployment goes on is told, too.
            "DestinationConfig",
            Map.of("OnFailure", Map.of("Destination", failures("Arn")))));
    template.hasResourceProperties(
        "AWS::SQS::Queue",
        Map.of(
            "QueueName",
            "shop-test-catalog-products-outbox-failures",
            "MessageRetentionPeriod",
            14 * 24 * 60 * 60,
            "SqsManagedSseEnabled",
            true));
    template.hasResourceProperties(
        "AWS::CloudWatch::Alarm",
        Map.of(
            "AlarmName",
            "shop-test-catalog-products-outbox-failures",
            "MetricName",
            "ApproximateNumberOfMessagesVisible",
            "Dimensions",
            List.of(Map.of("Name", "QueueName", "Value", failures("QueueName"))),
            "Threshold",
            0,
            "ComparisonOperator",
            "GreaterThanThreshold"));
  }

  private static Object failures(String attribute) {
    return Map.of("Fn::GetAtt", List.of(Match.stringLikeRegexp("^OutboxFailures"), attribute));
  }

  /** What the bus refuses is tried for hours: somebody has to know long before it is given up. */
  @Test
  void inProduction_whatWaitsForMinutesIsTold_andTheTablesOutliveTheirStack() {
    Template production =
        synthesized(
            Map.of("env", "prod", "environments", Map.of("prod", Map.of("production", true))));

    production.hasResourceProperties(
        "AWS::CloudWatch::Alarm", Map.of("MetricName", "IteratorAge", "Threshold", 5 * 60 * 1000));
    production.allResources(
        "AWS::DynamoDB::Table", Map.of("DeletionPolicy", "RetainExceptOnCreate"));
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
    assertThat(template.findResources("AWS::IAM::Policy").values())
        .singleElement()
        .extracting("Properties")
        .extracting("PolicyDocument")
        .extracting("Statement", as(InstanceOfAssertFactories.list(Map.class)))
        .extracting(
            statement ->
                (statement.get("Action") + " on " + statement.get("Resource"))
                    .replaceAll("[0-9A-F]{8,}", ""))
        .containsExactlyInAnyOrder(
            "[logs:CreateLogStream, logs:PutLogEvents] on {Fn::GetAtt=[outboxpublisherLogs, Arn]}",
            "[dynamodb:DescribeStream, dynamodb:GetRecords, dynamodb:GetShardIterator]"
                + " on {Fn::GetAtt=[Outbox, StreamArn]}",
            "dynamodb:ListStreams on *",
            "dynamodb:UpdateItem on [{Fn::GetAtt=[Outbox, Arn]}]",
            "events:PutEvents on {Ref=SsmParameterValueshoptestcontractsbusarnParameter}",
            "[sqs:SendMessage, sqs:GetQueueAttributes, sqs:GetQueueUrl]"
                + " on {Fn::GetAtt=[OutboxFailures, Arn]}");
    template.allResourcesProperties("AWS::IAM::Role", Map.of("ManagedPolicyArns", Match.absent()));
  }
}
