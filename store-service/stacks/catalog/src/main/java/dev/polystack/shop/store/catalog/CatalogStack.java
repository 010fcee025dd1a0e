package dev.polystack.shop.store.catalog;

import dev.polystack.kit.JavaFunction;
import dev.polystack.kit.NameLimit;
import dev.polystack.kit.ServiceApp;
import dev.polystack.kit.ServiceStack;
import dev.polystack.kit.WorkQueue;
import dev.polystack.shop.contracts.events.EventType;
import dev.polystack.shop.contracts.events.catalog.v1.ProductChanged;
import dev.polystack.shop.contracts.events.catalog.v1.ProductWithdrawn;
import dev.polystack.shop.contracts.parameters.BusParameters;
import dev.polystack.shop.store.search.opensearch.IndexDefinition;
import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.events.EventBus;
import software.amazon.awscdk.services.events.EventPattern;
import software.amazon.awscdk.services.events.Rule;
import software.amazon.awscdk.services.events.targets.SqsQueue;
import software.amazon.awscdk.services.events.targets.SqsQueueProps;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.opensearchservice.Domain;

/**
 * Central bus -> rule -> queue -> updater -> index. What the updater cannot understand waits in the
 * dead-letter queue.
 */
public final class CatalogStack extends ServiceStack {

  /** Three requests that make the index and fill it, and still time for dead letters. */
  private static final Duration TIMEOUT = Duration.seconds(20);

  /** Adds the stack to its service. */
  public CatalogStack(ServiceApp app) {
    super(app, "catalog", "The index of products and what keeps it up to date");
    Domain domain = ProductDomain.in(this);
    WorkQueue updates = new WorkQueue(this, "updates", TIMEOUT);
    fillFromBus(updates);
    updates.handledBy(updater(domain, updates));
    publish(IndexParameters.ENDPOINT, "https://" + domain.getDomainEndpoint());
    publish(IndexParameters.DOMAIN_ARN, domain.getDomainArn());
    publish(IndexParameters.QUEUE_URL, updates.queue().getQueueUrl());
    publish(IndexParameters.DEAD_LETTERS_URL, updates.deadLetters().getQueueUrl());
  }

  private void fillFromBus(WorkQueue updates) {
    List<EventType<?>> types = List.of(ProductChanged.TYPE, ProductWithdrawn.TYPE);
    Rule.Builder.create(this, "ProductEvents")
        .ruleName(physicalName("product-events", NameLimit.RULE))
        .description("What the catalog says about products")
        .eventBus(EventBus.fromEventBusName(this, "Bus", consume(BusParameters.NAME)))
        .eventPattern(
            EventPattern.builder()
                .source(types.stream().map(EventType::source).distinct().toList())
                .detailType(types.stream().map(EventType::detailType).toList())
                .build())
        .targets(
            List.of(
                new SqsQueue(
                    updates.queue(),
                    SqsQueueProps.builder().deadLetterQueue(updates.deadLetters()).build())))
        .build();
  }

  private Function updater(Domain domain, WorkQueue updates) {
    Function updater =
        JavaFunction.in(this, "updater", CatalogUpdater.class)
            .environment(CatalogUpdater.INDEX_ENDPOINT, "https://" + domain.getDomainEndpoint())
            .environment(CatalogUpdater.DEAD_LETTERS_URL, updates.deadLetters().getQueueUrl())
            .timeout(TIMEOUT)
            .build();
    allow(updater, "es:ESHttpPost", domain.getDomainArn() + "/" + IndexDefinition.ALIAS + "/_bulk");
    allow(
        updater,
        "es:ESHttpPut",
        domain.getDomainArn() + "/" + IndexDefinition.NAME,
        domain.getDomainArn() + IndexDefinition.ALIAS_PATH);
    allow(updater, "sqs:SendMessage", updates.deadLetters().getQueueArn());
    return updater;
  }

  private static void allow(Function function, String action, String... resources) {
    function.addToRolePolicy(
        PolicyStatement.Builder.create()
            .actions(List.of(action))
            .resources(List.of(resources))
            .build());
  }
}
