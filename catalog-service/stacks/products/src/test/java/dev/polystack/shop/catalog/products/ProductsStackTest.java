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
    template = synthesized();
  }

  private static Template synthesized() {
    ServiceApp app = ServiceApp.forTest("catalog", Path.of("../.."), Map.of("env", "test"));
    return Template.fromStack(new ProductsStack(app));
  }

  @Test
  void theTemplate_isTheSameEveryTime() {
    assertThat(synthesized().toJSON()).hasToString(template.toJSON().toString());
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
            10,
            "FunctionResponseTypes",
            List.of("ReportBatchItemFailures"),
            "DestinationConfig",
            Match.objectLike(Map.of("OnFailure", Match.anyValue()))));
    template.hasResourceProperties(
        "AWS::CloudWatch::Alarm",
        Map.of("AlarmName", "shop-test-catalog-products-outbox-failures"));
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
            "events:PutEvents",
            "logs:CreateLogStream",
            "logs:PutLogEvents",
            "sqs:GetQueueAttributes",
            "sqs:GetQueueUrl",
            "sqs:SendMessage");
  }
}
