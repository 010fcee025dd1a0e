package dev.polystack.shop.catalog.products;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.polystack.parameters.Parameter;
import dev.polystack.shop.catalog.products.domain.CreateOutcome;
import dev.polystack.shop.catalog.products.domain.IdempotencyKey;
import dev.polystack.shop.catalog.products.domain.Product;
import dev.polystack.shop.catalog.products.domain.ProductCatalog;
import dev.polystack.shop.catalog.products.domain.ProductDetails;
import dev.polystack.shop.contracts.events.Event;
import dev.polystack.shop.contracts.events.catalog.v1.ProductWithdrawn;
import dev.polystack.shop.contracts.types.Money;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.ssm.SsmClient;

/** A product and its event are written together, in the deployed tables. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OutboxIT {

  private final DynamoDbClient dynamo =
      DynamoDbClient.builder().httpClientBuilder(UrlConnectionHttpClient.builder()).build();
  private String products;
  private String outbox;
  private DynamoProductStore store;
  private ProductCatalog catalog;

  @BeforeAll
  void findTables() {
    products = value(ProductsParameters.TABLE_NAME);
    outbox = value(ProductsParameters.OUTBOX_NAME);
    store = new DynamoProductStore(dynamo, products, outbox);
    catalog = new ProductCatalog(store, Clock.systemUTC());
  }

  private static String value(Parameter parameter) {
    String path =
        parameter.path(
            System.getenv().getOrDefault("POLYSTACK_PROJECT", "shop"),
            System.getenv("POLYSTACK_ENV"));
    try (SsmClient ssm =
        SsmClient.builder().httpClientBuilder(UrlConnectionHttpClient.builder()).build()) {
      return ssm.getParameter(request -> request.name(path)).parameter().value();
    }
  }

  private static ProductDetails details(String name) {
    return new ProductDetails(name, "", new Money(1, "EUR"), null, List.of(), null);
  }

  private Product created() {
    IdempotencyKey key = new IdempotencyKey("outbox-it", UUID.randomUUID().toString());
    return ((CreateOutcome.Created) catalog.create(key, details("Cup"), "outbox-it")).product();
  }

  private List<Map<String, AttributeValue>> told(Product product) {
    return dynamo
        .query(
            request ->
                request
                    .tableName(outbox)
                    .keyConditionExpression("productId = :id")
                    .expressionAttributeValues(
                        Map.of(":id", AttributeValue.fromS(product.id().toString()))))
        .items();
  }

  @Test
  void everyVersionIsToldOnce_inOrder() {
    Product product = created();
    catalog.change(product.id(), 1, details("Mug"), "outbox-it");
    catalog.withdraw(product.id(), 2, "outbox-it");

    assertThat(told(product))
        .extracting(item -> item.get("version").n(), item -> item.get("detailType").s())
        .containsExactly(
            tuple("1", "ProductChanged.v2"),
            tuple("2", "ProductChanged.v2"),
            tuple("3", "ProductWithdrawn.v1"));
  }

  /** As the README says: what has no mark waits, and whoever asks for an item again gets it. */
  @Test
  void whatTheBusHas_isMarked_andIsSentAgainForWhoeverAsks() {
    Product product = created();
    String first = awaitMark(product, "");

    dynamo.updateItem(
        request ->
            request
                .tableName(outbox)
                .key(new OutboxKey(product.id().toString(), "1").attributes())
                .updateExpression("SET again = :why REMOVE sentAt")
                .expressionAttributeValues(Map.of(":why", AttributeValue.fromS("a test"))));

    assertThat(awaitMark(product, first)).isGreaterThan(first);
    assertThat(told(product).get(0)).doesNotContainKey("again");
    catalog.withdraw(product.id(), 1, "outbox-it");
  }

  /** When the publisher marked the product's first version, other than that time. */
  private String awaitMark(Product product, String before) {
    return Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(50))
        .until(
            () -> told(product).get(0).getOrDefault("sentAt", AttributeValue.fromS(before)).s(),
            mark -> !mark.equals(before));
  }

  @Test
  void whatIsRefused_isNotToldEither() {
    Product product = created();
    Product stale =
        new Product(product.id(), 5, false, details("Stale"), Instant.now(), Instant.now());

    boolean replaced =
        store.replace(
            stale,
            Event.of(
                ProductWithdrawn.TYPE, new ProductWithdrawn(product.id(), 5, null), "outbox-it"));

    assertThat(replaced).isFalse();
    assertThat(told(product)).hasSize(1);
    assertThat(store.find(product.id())).contains(product);
    catalog.withdraw(product.id(), 1, "outbox-it");
  }
}
