package dev.polystack.shop.catalog.products;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.StreamRecord;
import dev.polystack.shop.catalog.products.domain.InMemoryProductStore;
import dev.polystack.shop.catalog.products.domain.Product;
import dev.polystack.shop.contracts.events.Event;
import dev.polystack.shop.contracts.events.EventPublisher;
import dev.polystack.shop.contracts.events.catalog.v1.ProductWithdrawn;
import dev.polystack.shop.contracts.events.catalog.v2.ProductChanged;
import dev.polystack.shop.contracts.types.ProductId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;

/** The outbox table's stream: hands what was written to the publisher's function. */
final class OutboxStream {

  private final OutboxPublisher publisher;

  OutboxStream(EventBridgeClient bus) {
    this.publisher =
        new OutboxPublisher(EventPublisher.to(bus, "central"), new MarkedOutbox().marks());
  }

  /** Publishes everything that a store's outbox holds. */
  void publish(InMemoryProductStore store) {
    List<DynamodbStreamRecord> records = new ArrayList<>();
    for (Event<?> event : store.outbox()) {
      Product product = store.find(productId(event)).orElseThrow();
      records.add(
          record(records.size(), OutboxItems.item(product, event, event.metadata().time())));
    }
    DynamodbEvent batch = new DynamodbEvent();
    batch.setRecords(records);
    assertThat(publisher.handleRequest(batch, null).getBatchItemFailures()).isEmpty();
  }

  private static ProductId productId(Event<?> event) {
    return event.data() instanceof ProductChanged changed
        ? changed.productId()
        : ((ProductWithdrawn) event.data()).productId();
  }

  private static DynamodbStreamRecord record(
      int sequence,
      Map<String, software.amazon.awssdk.services.dynamodb.model.AttributeValue> item) {
    Map<String, AttributeValue> image = new HashMap<>();
    item.forEach(
        (name, value) -> image.put(name, new AttributeValue().withS(value.s()).withN(value.n())));
    StreamRecord change = new StreamRecord();
    change.setSequenceNumber(Integer.toString(sequence));
    change.setNewImage(image);
    DynamodbStreamRecord record = new DynamodbStreamRecord();
    record.setEventName("INSERT");
    record.setDynamodb(change);
    return record;
  }
}
