package dev.polystack.shop.catalog.products;

import dev.polystack.kit.JavaFunction;
import dev.polystack.kit.NameLimit;
import dev.polystack.kit.ServiceApp;
import dev.polystack.kit.ServiceStack;
import dev.polystack.kit.Suppression;
import dev.polystack.shop.contracts.events.EventType;
import dev.polystack.shop.contracts.parameters.BusParameters;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.dynamodb.Attribute;
import software.amazon.awscdk.services.dynamodb.AttributeType;
import software.amazon.awscdk.services.dynamodb.BillingMode;
import software.amazon.awscdk.services.dynamodb.GlobalSecondaryIndexProps;
import software.amazon.awscdk.services.dynamodb.PointInTimeRecoverySpecification;
import software.amazon.awscdk.services.dynamodb.ProjectionType;
import software.amazon.awscdk.services.dynamodb.StreamViewType;
import software.amazon.awscdk.services.dynamodb.Table;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.lambda.FilterCriteria;
import software.amazon.awscdk.services.lambda.FilterRule;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.StartingPosition;
import software.amazon.awscdk.services.lambda.eventsources.DynamoEventSource;
import software.amazon.awscdk.services.lambda.eventsources.SqsDlq;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.sqs.QueueEncryption;

/**
 * Products and the outbox: a change and its event are written together, the stream does the rest.
 */
public final class ProductsStack extends ServiceStack {

  /** As often as it takes, until the record is too old: no number of attempts tells how long. */
  private static final int UNLIMITED = -1;

  /** An hour before the stream forgets the record, so that it is still reported. */
  private static final Duration GIVEN_UP_AFTER = Duration.hours(23);

  /** The store is behind by as much, and an operator should know. */
  private static final Duration LONGEST_WAIT = Duration.minutes(5);

  /** Adds the stack to its service. */
  public ProductsStack(ServiceApp app) {
    super(app, "products", "Products, and the outbox that tells the central bus about them");
    Table products = products();
    Table outbox = outbox();
    publisherOf(outbox);
    publish(ProductsParameters.TABLE_NAME, products.getTableName());
    publish(ProductsParameters.OUTBOX_NAME, outbox.getTableName());
  }

  private Table products() {
    Table table =
        Table.Builder.create(this, "Products")
            .tableName(physicalName("products"))
            .partitionKey(text("id"))
            .billingMode(BillingMode.PAY_PER_REQUEST)
            .pointInTimeRecoverySpecification(recovery())
            .timeToLiveAttribute("expiresAt")
            .removalPolicy(target().removalPolicy())
            .build();
    table.addGlobalSecondaryIndex(
        GlobalSecondaryIndexProps.builder()
            .indexName(ProductItems.NEWEST)
            .partitionKey(text("kind"))
            .sortKey(text("createdAtAndId"))
            .projectionType(ProjectionType.ALL)
            .build());
    return table;
  }

  private Table outbox() {
    return Table.Builder.create(this, "Outbox")
        .tableName(physicalName("outbox"))
        .partitionKey(text("productId"))
        .sortKey(Attribute.builder().name("version").type(AttributeType.NUMBER).build())
        .billingMode(BillingMode.PAY_PER_REQUEST)
        .pointInTimeRecoverySpecification(recovery())
        .stream(StreamViewType.NEW_IMAGE)
        .timeToLiveAttribute("expiresAt")
        .removalPolicy(target().removalPolicy())
        .build();
  }

  private void publisherOf(Table outbox) {
    Queue failures = failures();
    Function publisher =
        JavaFunction.in(this, "outbox-publisher", OutboxPublisher.class)
            .environment("BUS_NAME", consume(BusParameters.NAME))
            .environment("OUTBOX_TABLE", outbox.getTableName())
            .timeout(Duration.seconds(60))
            .alarmOnWait(LONGEST_WAIT)
            .build();
    outbox.grant(publisher, "dynamodb:UpdateItem");
    publisher.addToRolePolicy(
        PolicyStatement.Builder.create()
            .actions(List.of("events:PutEvents"))
            .resources(List.of(consume(BusParameters.ARN)))
            .conditions(
                Map.of(
                    "StringEquals",
                    Map.of(
                        "events:source",
                        "catalog",
                        "events:detail-type",
                        OutboxRecord.TYPES.stream().map(EventType::detailType).toList())))
            .build());
    publisher.addEventSource(
        DynamoEventSource.Builder.create(outbox)
            .startingPosition(StartingPosition.TRIM_HORIZON)
            .batchSize(10)
            .reportBatchItemFailures(true)
            .bisectBatchOnError(true)
            .retryAttempts(UNLIMITED)
            .maxRecordAge(GIVEN_UP_AFTER)
            .filters(waiting())
            .onFailure(new SqsDlq(failures))
            .build());
    Suppression.of("AwsSolutions-IAM5", "dynamodb:ListStreams knows no single stream")
        .onlyOf("Resource::*")
        .on(publisher.getRole());
  }

  /**
   * What is written, and what somebody asks for again; neither expiry nor the marks of the sent.
   */
  private static List<Map<String, Object>> waiting() {
    return List.of(
        FilterCriteria.filter(Map.of("eventName", FilterRule.isEqual("INSERT"))),
        FilterCriteria.filter(
            Map.of(
                "eventName",
                FilterRule.isEqual("MODIFY"),
                "dynamodb",
                Map.of("NewImage", Map.of(OutboxItems.AGAIN, Map.of("S", FilterRule.exists()))))));
  }

  private Queue failures() {
    Queue queue =
        Queue.Builder.create(this, "OutboxFailures")
            .queueName(physicalName("outbox-failures", NameLimit.QUEUE))
            .encryption(QueueEncryption.SQS_MANAGED)
            .enforceSsl(true)
            .retentionPeriod(Duration.days(14))
            .build();
    Suppression.of("AwsSolutions-SQS3", "it is the dead-letter queue, of a stream").on(queue);
    Alarm.Builder.create(this, "OutboxFailuresAlarm")
        .alarmName(physicalName("outbox-failures"))
        .alarmDescription("Events were given up; the outbox still has them")
        .metric(queue.metricApproximateNumberOfMessagesVisible())
        .threshold(0)
        .comparisonOperator(ComparisonOperator.GREATER_THAN_THRESHOLD)
        .evaluationPeriods(1)
        .treatMissingData(TreatMissingData.NOT_BREACHING)
        .build();
    return queue;
  }

  private static Attribute text(String name) {
    return Attribute.builder().name(name).type(AttributeType.STRING).build();
  }

  private static PointInTimeRecoverySpecification recovery() {
    return PointInTimeRecoverySpecification.builder().pointInTimeRecoveryEnabled(true).build();
  }
}
