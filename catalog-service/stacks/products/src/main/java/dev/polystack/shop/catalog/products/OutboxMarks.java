package dev.polystack.shop.catalog.products;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Marks in the outbox what the bus has, so that what it does not have can be listed. */
final class OutboxMarks {

  private static final Logger LOG = LoggerFactory.getLogger(OutboxMarks.class);

  /** A mark that is missing does less harm than a stream that waits for it. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final DynamoDbClient dynamo;
  private final String outbox;

  OutboxMarks(DynamoDbClient dynamo, String outbox) {
    this.dynamo = dynamo;
    this.outbox = outbox;
  }

  /** Marks for a function; region, endpoint and credentials come from its environment. */
  static OutboxMarks fromEnvironment(String outbox) {
    return new OutboxMarks(
        DynamoDbClient.builder()
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .overrideConfiguration(settings -> settings.apiCallTimeout(PATIENCE))
            .build(),
        outbox);
  }

  /** Marks an item as sent, or says why not: then it is sent once more if somebody asks for it. */
  void sent(OutboxKey key) {
    try {
      dynamo.updateItem(
          request ->
              request
                  .tableName(outbox)
                  .key(key.attributes())
                  .conditionExpression("attribute_exists(productId)") // It may have expired.
                  .updateExpression("SET #sentAt = :now REMOVE #again")
                  .expressionAttributeNames(
                      Map.of("#sentAt", OutboxItems.SENT_AT, "#again", OutboxItems.AGAIN))
                  .expressionAttributeValues(
                      Map.of(":now", AttributeValue.fromS(Instant.now().toString()))));
    } catch (SdkException e) {
      LOG.warn("{} is published but cannot be marked so: {}", key, e.getMessage());
    }
  }
}
