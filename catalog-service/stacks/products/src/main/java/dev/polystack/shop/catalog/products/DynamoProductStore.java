package dev.polystack.shop.catalog.products;

import dev.polystack.shop.catalog.products.domain.IdempotencyKey;
import dev.polystack.shop.catalog.products.domain.KeyRecord;
import dev.polystack.shop.catalog.products.domain.Product;
import dev.polystack.shop.catalog.products.domain.ProductPage;
import dev.polystack.shop.catalog.products.domain.ProductStore;
import dev.polystack.shop.contracts.events.Event;
import dev.polystack.shop.contracts.types.ProductId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionInProgressException;

/** Products in DynamoDB; a product's version and its event are written in one transaction. */
public final class DynamoProductStore implements ProductStore {

  /** As long as one call takes at most, with all that is tried again. */
  public static final Duration LONGEST_CALL = Duration.ofSeconds(6);

  private static final String CONDITION_FAILED = "ConditionalCheckFailed";

  /** Why a transaction was cancelled that may go through when it is tried again. */
  private static final Set<String> PASSING =
      Set.of("TransactionConflict", "ProvisionedThroughputExceeded", "ThrottlingError");

  /** What a cancelled transaction says about those of its items that were not the reason. */
  private static final String NO_REASON = "None";

  /** As many as the SDK makes for DynamoDB by default. */
  private static final int ATTEMPTS = 8;

  private final DynamoDbClient dynamo;
  private final String products;
  private final String outbox;

  /**
   * A store in two tables.
   *
   * @param products the products' table
   * @param outbox the table of events that wait for the bus
   */
  public DynamoProductStore(DynamoDbClient dynamo, String products, String outbox) {
    this.dynamo = dynamo;
    this.products = products;
    this.outbox = outbox;
  }

  /** A store for a function; region, endpoint and credentials come from its environment. */
  public static DynamoProductStore fromEnvironment(String products, String outbox) {
    return new DynamoProductStore(
        DynamoDbClient.builder()
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .overrideConfiguration(settings(LONGEST_CALL))
            .build(),
        products,
        outbox);
  }

  /**
   * The SDK's retries, for cancelled transactions too where the reason passes: the SDK leaves those
   * to its callers. Once another transaction is through, the conditions tell who was first.
   *
   * @param longest how long a call may take in all; a single attempt half of it
   * @see <a
   *     href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis.html#transaction-conflict-handling">Transaction
   *     conflict handling in DynamoDB</a>
   */
  static ClientOverrideConfiguration settings(Duration longest) {
    return ClientOverrideConfiguration.builder()
        .apiCallTimeout(longest)
        .apiCallAttemptTimeout(longest.dividedBy(2))
        .retryStrategy(
            AwsRetryStrategy.standardRetryStrategy().toBuilder()
                .maxAttempts(ATTEMPTS)
                .backoffStrategy(
                    BackoffStrategy.exponentialDelay(Duration.ofMillis(25), Duration.ofSeconds(1)))
                .retryOnException(DynamoProductStore::passes)
                .build())
        .build();
  }

  /** An attempt that took too long may still be under way: its token keeps it from being twice. */
  private static boolean passes(Throwable failure) {
    return failure instanceof TransactionInProgressException
        || (failure instanceof TransactionCanceledException cancelled
            && cancelled.hasCancellationReasons()
            && cancelled.cancellationReasons().stream()
                .map(CancellationReason::code)
                .allMatch(code -> NO_REASON.equals(code) || PASSING.contains(code)));
  }

  private static boolean has(TransactionCanceledException cancelled, String code) {
    return cancelled.cancellationReasons().stream().anyMatch(each -> code.equals(each.code()));
  }

  @Override
  public Optional<Product> find(ProductId id) {
    return read(ProductItems.key(id)).map(ProductItems::product);
  }

  @Override
  public Optional<KeyRecord> find(IdempotencyKey key) {
    return read(ProductItems.key(key)).map(ProductItems::keyRecord);
  }

  private Optional<Map<String, AttributeValue>> read(Map<String, AttributeValue> key) {
    var response =
        dynamo.getItem(request -> request.tableName(products).key(key).consistentRead(true));
    return response.hasItem() ? Optional.of(response.item()) : Optional.empty();
  }

  @Override
  public ProductPage page(int limit, @Nullable String token) {
    Map<String, AttributeValue> start = token == null ? null : PageToken.startKey(token);
    QueryResponse response =
        dynamo.query(
            request ->
                request
                    .tableName(products)
                    .indexName(ProductItems.NEWEST)
                    .keyConditionExpression("kind = :kind")
                    .expressionAttributeValues(
                        Map.of(":kind", ProductItems.text(ProductItems.KIND)))
                    .scanIndexForward(false)
                    .exclusiveStartKey(start)
                    .limit(limit));
    return new ProductPage(
        response.items().stream().map(ProductItems::product).toList(),
        response.hasLastEvaluatedKey() ? PageToken.of(response.lastEvaluatedKey()) : null);
  }

  @Override
  public boolean add(Product product, Event<?> event, IdempotencyKey key, KeyRecord record) {
    Instant now = product.changedAt();
    return write(
        List.of(
            put(products, ProductItems.item(key, record, now), "attribute_not_exists(id)"),
            put(products, ProductItems.item(product), "attribute_not_exists(id)"),
            put(outbox, OutboxItems.item(product, event, now), "attribute_not_exists(productId)")));
  }

  @Override
  public boolean replace(Product product, Event<?> event) {
    Put next =
        put(products, ProductItems.item(product), "version = :before").toBuilder()
            .expressionAttributeValues(
                Map.of(":before", ProductItems.number(product.version() - 1)))
            .build();
    Put told =
        put(
            outbox,
            OutboxItems.item(product, event, product.changedAt()),
            "attribute_not_exists(productId)");
    return write(List.of(next, told));
  }

  private static Put put(String table, Map<String, AttributeValue> item, String condition) {
    return Put.builder().tableName(table).item(item).conditionExpression(condition).build();
  }

  /** Writes all or nothing; false if a condition did not hold. */
  private boolean write(List<Put> puts) {
    try {
      dynamo.transactWriteItems(
          request ->
              request.transactItems(
                  puts.stream().map(put -> TransactWriteItem.builder().put(put).build()).toList()));
      return true;
    } catch (TransactionCanceledException e) {
      if (has(e, CONDITION_FAILED)) {
        return false;
      }
      throw e;
    }
  }
}
