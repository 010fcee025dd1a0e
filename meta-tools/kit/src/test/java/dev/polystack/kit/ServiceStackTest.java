package dev.polystack.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.polystack.parameters.Parameter;
import dev.polystack.parameters.ValueType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.assertions.Annotations;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.cloudwatch.CfnAlarm;

class ServiceStackTest {

  private static final Parameter BUS =
      Parameter.published("contracts", "bus", "name", ValueType.NAME);
  private static final Parameter TABLE =
      Parameter.internal("catalog", "products", "table-name", ValueType.NAME);
  private static final Parameter PRICES =
      Parameter.published("catalog", "products", "prices-name", ValueType.NAME);
  private static final Parameter HIDDEN =
      Parameter.internal("store", "orders", "table-name", ValueType.NAME);

  private static final Map<String, Object> PRODUCTION = production(Map.of("production", true));

  private static Map<String, Object> production(Map<String, Object> declared) {
    return Map.of("env", "prod", "environments", Map.of("prod", declared));
  }

  /** A stack with one of everything. */
  private static final class ProductsStack extends ServiceStack {
    ProductsStack(ServiceApp app) {
      super(app, "products", "Products and their table.");
      WorkQueue queue = new WorkQueue(this, "updates", Duration.seconds(10));
      queue.handledBy(
          JavaFunction.in(this, "updater", String.class)
              .environment("BUS", consume(BUS))
              .timeout(Duration.seconds(10))
              .alarmOnWait(Duration.minutes(1))
              .build());
      publish(TABLE, "products");
    }
  }

  @TempDir Path repository;

  @BeforeEach
  void buildOutput() throws Exception {
    Files.writeString(repository.resolve("cdk.json"), "{\"context\": {\"project\": \"shop\"}}");
    Files.createDirectories(repository.resolve("stacks/products/target/classes/shop"));
    Files.writeString(repository.resolve("stacks/products/target/classes/shop/Updater.class"), "u");
    Files.writeString(
        repository.resolve("stacks/products/target/classes/shop/ProductsStack.class"),
        "extends dev/polystack/kit/ServiceStack");
    Files.writeString(
        repository.resolve("stacks/products/target/classes/shop/CardStack.class"), "c");
    Files.createDirectories(repository.resolve("stacks/products/target/layer/java/lib"));
    Files.writeString(repository.resolve("stacks/products/target/layer/java/lib/a.jar"), "a");
  }

  private ServiceApp app(Map<String, Object> context) {
    return ServiceApp.forTest("catalog", repository, context);
  }

  @Test
  void app_withoutAProject_isRefused_andSaysWhereItBelongs() throws Exception {
    Files.delete(repository.resolve("cdk.json"));

    assertThatIllegalStateException()
        .isThrownBy(() -> app(Map.of("env", "test")))
        .withMessage(
            "the CDK context has no value 'project': write \"context\": {\"project\": \"NAME\"} into cdk.json");
    assertThat(app(Map.of("env", "test", "project", "acme")).project()).isEqualTo("acme");
  }

  @Test
  void app_withoutAnEnvironment_isRefused() {
    assertThatIllegalStateException()
        .isThrownBy(() -> app(Map.of()))
        .withMessageContaining("no value 'env'");
  }

  @Test
  void publish_holdsTheValueToItsType() {
    Template.fromStack(new ProductsStack(app(Map.of("env", "test"))))
        .hasResourceProperties(
            "AWS::SSM::Parameter",
            Map.of("Value", "products", "AllowedPattern", ValueType.NAME.pattern()));
  }

  /** Whoever deploys another service alone has only the parameter itself to ask. */
  @Test
  void publish_marksTheParameterWithItsVisibility() {
    ServiceStack stack = new ProductsStack(app(Map.of("env", "test")));
    stack.publish(PRICES, "prices");

    assertThat(
            Template.fromStack(stack).findResources("AWS::SSM::Parameter").values().stream()
                .map(parameter -> ((Map<?, ?>) parameter.get("Properties")))
                .map(properties -> properties.get("Value") + " " + visibility(properties)))
        .containsExactlyInAnyOrder("products SERVICE", "prices PUBLISHED");
  }

  private static Object visibility(Map<?, ?> properties) {
    return ((Map<?, ?>) properties.get("Tags")).get("polystack:visibility");
  }

  @Test
  void synth_recordsWhatAStackPublishesAndConsumes() throws Exception {
    ServiceApp app = app(Map.of("env", "test"));
    new ProductsStack(app);

    Path assembly = Path.of(app.synth().getDirectory());

    JsonNode stack =
        JsonMapper.builder()
            .build()
            .readTree(assembly.resolve("polystack.json").toFile())
            .at("/stacks/0");
    assertThat(stack.at("/stackName").asText()).isEqualTo("shop-test-catalog-products");
    assertThat(stack.at("/publishes/0/name").asText())
        .isEqualTo("/shop/test/catalog/products/table-name");
    assertThat(stack.at("/publishes/0/visibility").asText()).isEqualTo("SERVICE");
    assertThat(stack.at("/consumes/0/name").asText()).isEqualTo("/shop/test/contracts/bus/name");
    assertThat(stack.at("/functions/0/functionName").asText())
        .isEqualTo("shop-test-catalog-products-updater");
  }

  @Test
  void functionCode_leavesTheInfrastructureOut() throws Exception {
    ServiceApp app = app(Map.of("env", "test"));
    new ProductsStack(app);

    try (var files = Files.walk(Path.of(app.synth().getDirectory()))) {
      assertThat(files.map(f -> f.getFileName().toString()))
          .contains("Updater.class", "CardStack.class", "a.jar")
          .doesNotContain("ProductsStack.class");
    }
  }

  @Test
  void functionRole_mayOnlyReadItsQueueAndWriteItsOwnLog() {
    Template template = Template.fromStack(new ProductsStack(app(Map.of("env", "test"))));

    template.hasResourceProperties(
        "AWS::IAM::Role",
        Match.not(Match.objectLike(Map.of("ManagedPolicyArns", Match.anyValue()))));
    template.hasResourceProperties(
        "AWS::IAM::Policy",
        Map.of(
            "PolicyDocument",
            Map.of(
                "Version",
                "2012-10-17",
                "Statement",
                List.of(
                    Match.objectLike(
                        Map.of("Action", List.of("logs:CreateLogStream", "logs:PutLogEvents"))),
                    Match.objectLike(
                        Map.of(
                            "Action",
                            List.of(
                                "sqs:ReceiveMessage",
                                "sqs:ChangeMessageVisibility",
                                "sqs:GetQueueUrl",
                                "sqs:DeleteMessage",
                                "sqs:GetQueueAttributes")))))));
  }

  /** By these a resource policy tells one service's roles from another's. */
  @Test
  void functionRole_carriesProjectEnvironmentAndServiceAsTags() {
    Template.fromStack(new ProductsStack(app(Map.of("env", "test"))))
        .hasResourceProperties(
            "AWS::IAM::Role",
            Map.of(
                "Tags",
                List.of(
                    Map.of("Key", "polystack:env", "Value", "test"),
                    Map.of("Key", "polystack:project", "Value", "shop"),
                    Map.of("Key", "polystack:service", "Value", "catalog"),
                    Map.of("Key", "polystack:stack", "Value", "products"))));
  }

  @Test
  void offers_everythingButWhatTheContextSaysThatTheCloudLacks() {
    ServiceApp some = app(Map.of("env", "test", "lacks", List.of("AWS::EventSchemas")));

    assertThat(some.offers("AWS::EventSchemas")).isFalse();
    assertThat(some.offers("AWS::Events")).isTrue();
    assertThat(app(Map.of("env", "test")).offers("AWS::EventSchemas")).isTrue();
  }

  @Test
  void queue_hidesAMessageSixTimesTheTimeout_keepsDeadLettersLongest_andSpeaksTlsOnly() {
    Template template = Template.fromStack(new ProductsStack(app(Map.of("env", "test"))));

    template.hasResourceProperties("AWS::SQS::Queue", Map.of("VisibilityTimeout", 60));
    template.hasResourceProperties(
        "AWS::SQS::Queue",
        Map.of(
            "QueueName",
            "shop-test-catalog-products-updates-dlq",
            "MessageRetentionPeriod",
            14 * 24 * 60 * 60));
    template.resourcePropertiesCountIs(
        "AWS::SQS::QueuePolicy",
        Map.of(
            "PolicyDocument",
            Match.objectLike(
                Map.of(
                    "Statement",
                    Match.arrayWith(
                        List.of(
                            Match.objectLike(
                                Map.of(
                                    "Effect",
                                    "Deny",
                                    "Condition",
                                    Map.of("Bool", Map.of("aws:SecureTransport", "false"))))))))),
        2);
  }

  /** What a first deployment made before it failed must not stand in the way of the second. */
  @Test
  void data_inProduction_outliveTheirStackButNotAFailedCreation() {
    Template template = Template.fromStack(new ProductsStack(app(PRODUCTION)));

    Map<String, Object> kept =
        Map.of("DeletionPolicy", "RetainExceptOnCreate", "UpdateReplacePolicy", "Retain");
    template.allResources("AWS::Logs::LogGroup", kept);
    template.allResources("AWS::SQS::Queue", kept);
    Template.fromStack(new ProductsStack(app(Map.of("env", "test"))))
        .allResources("AWS::SQS::Queue", Map.of("DeletionPolicy", "Delete"));
  }

  /** A function that comes back would find its old name taken by the logs that were kept. */
  @Test
  void logGroup_inProduction_hasNoNameThatCouldBeTaken() {
    Template.fromStack(new ProductsStack(app(PRODUCTION)))
        .allResourcesProperties("AWS::Logs::LogGroup", Map.of("LogGroupName", Match.absent()));
    Template.fromStack(new ProductsStack(app(Map.of("env", "test"))))
        .hasResourceProperties(
            "AWS::Logs::LogGroup",
            Map.of("LogGroupName", "/aws/lambda/shop-test-catalog-products-updater"));
  }

  @Test
  void alarms_forDevelopment_areOnDeadLettersAlone() {
    assertThat(alarms(Map.of("env", "test")))
        .containsOnlyKeys("shop-test-catalog-products-updates-dlq");
  }

  @Test
  void alarms_elsewhere_areOnErrorsThrottlesAndWaiting() {
    Map<String, Map<?, ?>> alarms = alarms(PRODUCTION);
    Map<String, String> raised = new HashMap<>();
    alarms.forEach(
        (name, alarm) ->
            raised.put(
                name.replace("shop-prod-catalog-products-", ""),
                "%s above %s".formatted(alarm.get("MetricName"), alarm.get("Threshold"))));

    assertThat(raised)
        .isEqualTo(
            Map.of(
                "updates-dlq", "ApproximateNumberOfMessagesVisible above 0",
                // Five tries, each after six timeouts of ten seconds.
                "updates-age", "ApproximateAgeOfOldestMessage above 300",
                "updater-errors", "Errors above 0",
                "updater-throttles", "Throttles above 0",
                "updater-iterator-age", "IteratorAge above 60000"));
    assertThat(alarms.values())
        .allSatisfy(
            each -> assertThat(each.get("ComparisonOperator")).isEqualTo("GreaterThanThreshold"));
  }

  @Test
  void alarms_withATopic_tellIt_alsoThoseThatAStackMakesItself() {
    String topic = "arn:aws:sns:eu-central-1:123456789012:alarms";
    ServiceStack stack =
        new ProductsStack(app(production(Map.of("production", true, "alarmTopic", topic))));
    CfnAlarm.Builder.create(stack, "OwnAlarm")
        .comparisonOperator("GreaterThanThreshold")
        .evaluationPeriods(1)
        .build();

    Template template = Template.fromStack(stack);

    template.allResourcesProperties(
        "AWS::CloudWatch::Alarm",
        Map.of("AlarmActions", List.of(topic), "OKActions", List.of(topic)));
    Annotations.fromStack(stack).hasNoWarning("*", Match.anyValue());
  }

  @Test
  void alarms_inProductionWithoutATopic_areWarnedOf() {
    Annotations.fromStack(new ProductsStack(app(PRODUCTION)))
        .hasWarning("*", Match.stringLikeRegexp("nobody is told of alarms in prod"));
  }

  private Map<String, Map<?, ?>> alarms(Map<String, Object> context) {
    Map<String, Map<?, ?>> alarms = new HashMap<>();
    Template.fromStack(new ProductsStack(app(context)))
        .findResources("AWS::CloudWatch::Alarm")
        .values()
        .stream()
        .map(alarm -> (Map<?, ?>) alarm.get("Properties"))
        .forEach(alarm -> alarms.put(String.valueOf(alarm.get("AlarmName")), alarm));
    return alarms;
  }

  @Test
  void consume_ofAnotherServicesInternalParameter_isRefused() {
    ServiceStack stack = new ProductsStack(app(Map.of("env", "test")));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> stack.consume(HIDDEN))
        .withMessageContaining("internal to the service store");
  }

  @Test
  void publish_ofAnotherStacksParameter_isRefused() {
    ServiceStack stack = new ProductsStack(app(Map.of("env", "test")));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> stack.publish(BUS, "b"))
        .withMessageContaining("belongs to contracts/bus");
  }

  @Test
  void functionName_longerThanLambdaAllows_namesItsLength() {
    assertThatIllegalStateException()
        .isThrownBy(
            () -> new ProductsStack(app(Map.of("env", "dev-a-name-that-goes-on-and-on-and-on"))))
        .withMessageContaining("Lambda allows 64");
  }

  @Test
  void queueName_longerThanSqsAllows_namesItsLength() {
    String environment = "dev-a-name-that-goes-on-and-on-and-on-and-on-and-on";

    assertThatIllegalStateException()
        .isThrownBy(() -> new ProductsStack(app(Map.of("env", environment))))
        .withMessage(
            "queue name 'shop-%s-catalog-products-updates-dlq' has 85 characters, SQS allows 80: shorten the environment's name",
            environment);
  }

  @Test
  void app_withoutEnvironment_saysHowToGiveOne() {
    assertThatIllegalStateException()
        .isThrownBy(() -> app(Map.of()))
        .withMessageContaining("-c env=");
  }
}
