package dev.polystack.shop.catalog.products;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.StreamRecord;
import dev.polystack.shop.catalog.products.domain.CreateOutcome;
import dev.polystack.shop.catalog.products.domain.IdempotencyKey;
import dev.polystack.shop.catalog.products.domain.InMemoryProductStore;
import dev.polystack.shop.catalog.products.domain.Product;
import dev.polystack.shop.catalog.products.domain.ProductCatalog;
import dev.polystack.shop.catalog.products.domain.ProductDetails;
import dev.polystack.shop.contracts.events.Event;
import dev.polystack.shop.contracts.events.EventPublisher;
import dev.polystack.shop.contracts.types.Money;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;

/** What the outbox's stream brings reaches the bus in both majors, or comes again. */
class OutboxPublisherTest {

  private final RecordingBus bus = new RecordingBus();
  private final OutboxPublisher publisher = new OutboxPublisher(EventPublisher.to(bus, "central"));
  private final InMemoryProductStore store = new InMemoryProductStore();
  private final ProductCatalog catalog = new ProductCatalog(store, Clock.systemUTC());

  private static ProductDetails details(String name) {
    return new ProductDetails(name, "", new Money(890, "EUR"), null, List.of(), null);
  }

  /** Created, changed, withdrawn: what the stream brings of it. */
  private DynamodbEvent lifeOfAProduct() {
    Product product =
        ((CreateOutcome.Created) catalog.create(new IdempotencyKey("a", "1"), details("Cup"), "c"))
            .product();
    catalog.change(product.id(), 1, details("Mug"), "c");
    catalog.withdraw(product.id(), 2, "c");
    List<DynamodbStreamRecord> records = new ArrayList<>();
    for (Event<?> event : store.outbox()) {
      records.add(record("INSERT", records.size() + 1, event.type().detailType(), event.toJson()));
    }
    return stream(records);
  }

  private static DynamodbEvent stream(List<DynamodbStreamRecord> records) {
    DynamodbEvent stream = new DynamodbEvent();
    stream.setRecords(records);
    return stream;
  }

  private static DynamodbStreamRecord record(
      String what, int sequenceNumber, String detailType, String detail) {
    DynamodbStreamRecord record = new DynamodbStreamRecord();
    record.setEventName(what);
    record.setDynamodb(
        new StreamRecord()
            .withSequenceNumber(Integer.toString(sequenceNumber))
            .withNewImage(
                Map.of(
                    "detailType",
                    new AttributeValue(detailType),
                    "detail",
                    new AttributeValue(detail))));
    return record;
  }

  private List<String> takenTypes() {
    return bus.taken().stream().map(PutEventsRequestEntry::detailType).toList();
  }

  private static List<String> asksAgainFor(StreamsEventResponse response) {
    return response.getBatchItemFailures().stream()
        .map(BatchItemFailure::getItemIdentifier)
        .toList();
  }

  @Test
  void aLife_isPublishedInBothMajors_itsBeginningAsCreation_inOrder() {
    StreamsEventResponse response = publisher.handleRequest(lifeOfAProduct(), null);

    assertThat(asksAgainFor(response)).isEmpty();
    assertThat(takenTypes())
        .containsExactly(
            "ProductCreated.v1",
            "ProductChanged.v2",
            "ProductChanged.v1",
            "ProductChanged.v2",
            "ProductChanged.v1",
            "ProductWithdrawn.v1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ProductChanged.v1", "ProductChanged.v2", "ProductCreated.v1"})
  void anEntryOfWhichOneEventIsRefused_comesAgainWithTheSameIds(String refused) {
    DynamodbEvent stream = lifeOfAProduct();
    bus.refuse(refused);

    assertThat(asksAgainFor(publisher.handleRequest(stream, null))).containsExactly("1");

    bus.refuse("");
    assertThat(asksAgainFor(publisher.handleRequest(stream, null))).isEmpty();
    assertThat(takenTypes()).contains(refused);
    assertThat(bus.taken().stream().map(PutEventsRequestEntry::detail).distinct()).hasSize(6);
  }

  @Test
  void whatExpires_isNotTold_butWhatComesAfterIs() {
    List<DynamodbStreamRecord> records = new ArrayList<>();
    records.add(record("REMOVE", 0, "ProductChanged.v2", "{}"));
    records.addAll(lifeOfAProduct().getRecords());
    records.add(2, record("REMOVE", 0, "ProductChanged.v2", "{}"));

    assertThat(asksAgainFor(publisher.handleRequest(stream(records), null))).isEmpty();
    assertThat(takenTypes()).hasSize(6).endsWith("ProductWithdrawn.v1");
  }

  @Test
  void whatThisServiceNeverWrote_isNamed() {
    DynamodbEvent stream = stream(List.of(record("INSERT", 1, "ProductChanged.v9", "{}")));

    assertThatThrownBy(() -> publisher.handleRequest(stream, null))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("is no event");
  }
}
