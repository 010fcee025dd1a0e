package dev.polystack.shop.catalog.products;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.StreamRecord;
import com.fasterxml.jackson.databind.JsonNode;
import dev.polystack.shop.catalog.products.domain.CreateOutcome;
import dev.polystack.shop.catalog.products.domain.IdempotencyKey;
import dev.polystack.shop.catalog.products.domain.InMemoryProductStore;
import dev.polystack.shop.catalog.products.domain.Product;
import dev.polystack.shop.catalog.products.domain.ProductCatalog;
import dev.polystack.shop.catalog.products.domain.ProductDetails;
import dev.polystack.shop.contracts.Resources;
import dev.polystack.shop.contracts.events.Event;
import dev.polystack.shop.contracts.events.EventPublisher;
import dev.polystack.shop.contracts.types.Money;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;

/** What the outbox's stream brings reaches the bus in both majors, or comes again. */
class OutboxPublisherTest {

  private final RecordingBus bus = new RecordingBus();
  private final MarkedOutbox outbox = new MarkedOutbox();
  private final OutboxPublisher publisher =
      new OutboxPublisher(EventPublisher.to(bus, "central"), outbox.marks());
  private final InMemoryProductStore store = new InMemoryProductStore();
  private final ProductCatalog catalog = new ProductCatalog(store, Clock.systemUTC());

  private static ProductDetails details(String name) {
    return new ProductDetails(name, "", new Money(890, "EUR"), null, List.of(), null);
  }

  /** Created, changed, withdrawn: what the stream brings of it. */
  private DynamodbEvent lifeOfAProduct() {
    Product product = created("Cup");
    catalog.change(product.id(), 1, details("Mug"), "c");
    catalog.withdraw(product.id(), 2, "c");
    return written();
  }

  private Product created(String name) {
    IdempotencyKey key = new IdempotencyKey("a", name);
    return ((CreateOutcome.Created) catalog.create(key, details(name), "c")).product();
  }

  /** Everything in the outbox, numbered from 1 in the order of writing. */
  private DynamodbEvent written() {
    List<DynamodbStreamRecord> records = new ArrayList<>();
    for (Event<?> event : store.outbox()) {
      JsonNode data = Resources.json(event.toJson()).path("data");
      records.add(
          record(
              "INSERT",
              records.size() + 1,
              Map.of(
                  "productId", new AttributeValue(data.path("productId").asText()),
                  "version", new AttributeValue().withN(data.path("version").asText()),
                  "detailType", new AttributeValue(event.type().detailType()),
                  "detail", new AttributeValue(event.toJson()))));
    }
    return stream(records);
  }

  private static DynamodbEvent stream(List<DynamodbStreamRecord> records) {
    DynamodbEvent stream = new DynamodbEvent();
    stream.setRecords(records);
    return stream;
  }

  private static DynamodbStreamRecord record(
      String what, int sequenceNumber, Map<String, AttributeValue> image) {
    DynamodbStreamRecord record = new DynamodbStreamRecord();
    record.setEventName(what);
    record.setDynamodb(
        new StreamRecord()
            .withSequenceNumber(Integer.toString(sequenceNumber))
            .withNewImage(image));
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
  void aVersionThatIsRefused_keepsTheNextOnesBack() {
    DynamodbEvent stream = lifeOfAProduct();
    bus.refuseWith("Cup");

    assertThat(asksAgainFor(publisher.handleRequest(stream, null))).containsExactly("1");
    assertThat(bus.taken()).isEmpty();
  }

  @Test
  void whatComesBehindARefusal_isNotSentWithEachTry() {
    created("First");
    created("Second");
    created("Third");
    DynamodbEvent stream = written();
    bus.refuseWith("Second");

    assertThat(asksAgainFor(publisher.handleRequest(stream, null))).containsExactly("2");
    int sent = bus.taken().size();
    DynamodbEvent rest = stream(stream.getRecords().subList(1, 3));
    for (int i = 0; i < 5; i++) {
      assertThat(asksAgainFor(publisher.handleRequest(rest, null))).containsExactly("2");
    }
    assertThat(bus.taken()).hasSize(sent);
  }

  @Test
  void manyProducts_takeFewCalls() {
    for (int i = 0; i < 10; i++) {
      created("Cup " + i);
    }

    assertThat(asksAgainFor(publisher.handleRequest(written(), null))).isEmpty();
    assertThat(bus.taken()).hasSize(30);
    assertThat(bus.calls()).isEqualTo(4);
  }

  @Test
  void whatTheBusHas_isMarked_andNothingElse() {
    DynamodbEvent stream = lifeOfAProduct();
    bus.refuseWith("Mug");

    publisher.handleRequest(stream, null);

    assertThat(outbox.versions()).containsExactly("1");
  }

  @Test
  void aMarkThatCannotBeMade_keepsNothingBack() {
    outbox.goAway();

    assertThat(asksAgainFor(publisher.handleRequest(lifeOfAProduct(), null))).isEmpty();
    assertThat(takenTypes()).hasSize(6);
  }

  @Test
  void whatIsMarkedOrExpires_isNotTold_butWhatSomebodyAsksForAgainIs() {
    DynamodbStreamRecord written = lifeOfAProduct().getRecords().get(1);
    Map<String, AttributeValue> image = written.getDynamodb().getNewImage();
    Map<String, AttributeValue> marked = new HashMap<>(image);
    marked.put("sentAt", new AttributeValue("2026-11-02T09:30:00Z"));
    Map<String, AttributeValue> again = new HashMap<>(image);
    again.put("again", new AttributeValue("by hand"));

    DynamodbEvent stream =
        stream(
            List.of(
                record("MODIFY", 1, marked),
                record("REMOVE", 2, null),
                record("MODIFY", 3, again)));

    assertThat(asksAgainFor(publisher.handleRequest(stream, null))).isEmpty();
    assertThat(takenTypes()).containsExactly("ProductChanged.v2", "ProductChanged.v1");
    assertThat(outbox.versions()).containsExactly("2");
  }

  @Test
  void whatThisServiceNeverWrote_comesAgain_afterEverythingBeforeIt() {
    List<DynamodbStreamRecord> records = new ArrayList<>(lifeOfAProduct().getRecords());
    Map<String, AttributeValue> unknown = new HashMap<>(records.get(2).getDynamodb().getNewImage());
    unknown.put("detailType", new AttributeValue("ProductChanged.v9"));
    records.set(2, record("INSERT", 3, unknown));

    assertThat(asksAgainFor(publisher.handleRequest(stream(records), null))).containsExactly("3");
    assertThat(takenTypes()).hasSize(5).doesNotContain("ProductWithdrawn.v1");
    assertThat(outbox.versions()).containsExactly("1", "2");
  }
}
