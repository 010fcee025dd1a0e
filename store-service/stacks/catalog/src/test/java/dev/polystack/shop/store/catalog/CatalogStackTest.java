package dev.polystack.shop.store.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polystack.kit.ServiceApp;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

class CatalogStackTest {

  private static final Map<String, Object> PRODUCTION =
      Map.of("env", "prod", "environments", Map.of("prod", Map.of("production", true)));

  private static final Template TEMPLATE = template(Map.of("env", "test"));

  private static Template template(Map<String, Object> context) {
    return Template.fromStack(
        new CatalogStack(ServiceApp.forTest("store", Path.of("../.."), context)));
  }

  @Test
  void theTemplate_isTheSameEveryTime() {
    assertThat(template(Map.of("env", "test")).toJSON()).hasToString(TEMPLATE.toJSON().toString());
  }

  @Test
  void theUpdater_mayDoExactlyWhatItDoes() {
    assertThat(Grants.of(TEMPLATE, "updater"))
        .isEqualTo(
            new TreeMap<>(
                Map.of(
                    "logs:CreateLogStream,logs:PutLogEvents",
                    "GetAtt updaterLogs.Arn",
                    "es:ESHttpPost",
                    "GetAtt Products.Arn /products/_bulk",
                    "es:ESHttpPut",
                    "GetAtt Products.Arn /products-v1, GetAtt Products.Arn /products-v1/_alias/products",
                    "sqs:SendMessage",
                    "GetAtt updatesDeadLetters.Arn",
                    "sqs:ReceiveMessage,sqs:ChangeMessageVisibility,sqs:GetQueueUrl,"
                        + "sqs:DeleteMessage,sqs:GetQueueAttributes",
                    "GetAtt updatesQueue.Arn")));
  }

  @Test
  void theDomain_isEncrypted_everywhere() {
    TEMPLATE.hasResourceProperties(
        "AWS::OpenSearchService::Domain",
        Map.of(
            "DomainEndpointOptions",
            Map.of("EnforceHTTPS", true, "TLSSecurityPolicy", "Policy-Min-TLS-1-2-PFS-2023-10"),
            "EncryptionAtRestOptions",
            Map.of("Enabled", true),
            "NodeToNodeEncryptionOptions",
            Map.of("Enabled", true)));
  }

  @Test
  void nobodyGetsIntoTheDomain_butByAnIdentityPolicy() {
    TEMPLATE.hasResourceProperties(
        "AWS::OpenSearchService::Domain", Map.of("AccessPolicies", Match.absent()));
  }

  @Test
  void theDomain_isSmall_butInProduction() {
    TEMPLATE.hasResourceProperties(
        "AWS::OpenSearchService::Domain",
        Map.of(
            "ClusterConfig",
            Match.objectLike(Map.of("InstanceCount", 1, "InstanceType", "t3.small.search"))));
    Template production = template(PRODUCTION);
    production.hasResourceProperties(
        "AWS::OpenSearchService::Domain",
        Map.of(
            "ClusterConfig",
            Match.objectLike(Map.of("InstanceCount", 2, "ZoneAwarenessEnabled", true))));
    production.hasResource(
        "AWS::OpenSearchService::Domain", Map.of("DeletionPolicy", "RetainExceptOnCreate"));
    TEMPLATE.hasResource("AWS::OpenSearchService::Domain", Map.of("DeletionPolicy", "Delete"));
  }

  @Test
  void theCatalogsEvents_comeFromTheCentralBus() {
    TEMPLATE.hasResourceProperties(
        "AWS::Events::Rule",
        Map.of(
            "EventBusName",
            Map.of("Ref", Match.stringLikeRegexp("contractsbusname")),
            "EventPattern",
            Map.of(
                "source",
                List.of("catalog"),
                "detail-type",
                List.of("ProductChanged.v1", "ProductWithdrawn.v1")),
            "Targets",
            List.of(
                Match.objectLike(
                    Map.of(
                        "Arn", getArn("updatesQueue"),
                        "DeadLetterConfig", Map.of("Arn", getArn("updatesDeadLetters")))))));
  }

  @Test
  void queues_haveStableNames_andAreEncrypted() {
    TEMPLATE.hasResourceProperties(
        "AWS::SQS::Queue",
        Map.of(
            "QueueName",
            "shop-test-store-catalog-updates",
            "SqsManagedSseEnabled",
            true,
            "VisibilityTimeout",
            120,
            "RedrivePolicy",
            Map.of("deadLetterTargetArn", getArn("updatesDeadLetters"), "maxReceiveCount", 5)));
    TEMPLATE.hasResourceProperties(
        "AWS::SQS::Queue",
        Map.of("QueueName", "shop-test-store-catalog-updates-dlq", "SqsManagedSseEnabled", true));
  }

  @Test
  void messages_areHandledWithoutWaitingForABatch_andFailOneByOne() {
    TEMPLATE.hasResourceProperties(
        "AWS::Lambda::EventSourceMapping",
        Map.of(
            "BatchSize", 10,
            "MaximumBatchingWindowInSeconds", Match.absent(),
            "FunctionResponseTypes", List.of("ReportBatchItemFailures")));
  }

  @Test
  void logs_areKeptForALimitedTime() {
    TEMPLATE.hasResourceProperties(
        "AWS::Logs::LogGroup",
        Map.of(
            "LogGroupName", "/aws/lambda/shop-test-store-catalog-updater", "RetentionInDays", 14));
  }

  @Test
  void deadLetters_raiseAnAlarm() {
    TEMPLATE.hasResourceProperties(
        "AWS::CloudWatch::Alarm", Map.of("AlarmName", "shop-test-store-catalog-updates-dlq"));
  }

  private static Map<String, Object> getArn(String resource) {
    return Map.of("Fn::GetAtt", List.of(Match.stringLikeRegexp("^" + resource), "Arn"));
  }
}
