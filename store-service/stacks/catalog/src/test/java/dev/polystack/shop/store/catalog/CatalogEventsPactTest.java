package dev.polystack.shop.store.catalog;

import static au.com.dius.pact.consumer.dsl.LambdaDsl.newJsonBody;
import static org.assertj.core.api.Assertions.assertThat;

import au.com.dius.pact.consumer.MessagePactBuilder;
import au.com.dius.pact.consumer.dsl.DslPart;
import au.com.dius.pact.consumer.dsl.LambdaDslJsonBody;
import au.com.dius.pact.consumer.dsl.LambdaDslObject;
import au.com.dius.pact.consumer.dsl.PactDslJsonRootValue;
import au.com.dius.pact.consumer.junit5.PactConsumerTestExt;
import au.com.dius.pact.consumer.junit5.PactTestFor;
import au.com.dius.pact.consumer.junit5.ProviderType;
import au.com.dius.pact.core.model.PactSpecVersion;
import au.com.dius.pact.core.model.V4Interaction.AsynchronousMessage;
import au.com.dius.pact.core.model.V4Pact;
import au.com.dius.pact.core.model.annotations.Pact;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.polystack.shop.contracts.types.Money;
import dev.polystack.shop.contracts.types.ProductId;
import dev.polystack.shop.store.catalog.feed.CatalogFeed;
import dev.polystack.shop.store.catalog.feed.DeadLetter;
import dev.polystack.shop.store.catalog.feed.InMemoryIndex;
import dev.polystack.shop.store.search.Change;
import dev.polystack.shop.store.search.IndexedProduct;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What the store needs from the catalog's events: the updater itself reads each message that the
 * pact promises. The pact goes to {@code target/pacts}, and from there with the artifact to the
 * catalog.
 */
@ExtendWith(PactConsumerTestExt.class)
@PactTestFor(
    providerName = "catalog",
    providerType = ProviderType.ASYNCH,
    pactVersion = PactSpecVersion.V4)
class CatalogEventsPactTest {

  private static final String STORE = "store";
  private static final UUID ID = UUID.fromString("7f8b6f0e-52a3-4c5e-9d43-0d6a1c2f9b10");
  private static final String TIME = "2026-11-02T09:30:00Z";
  private static final String RFC_3339_IN_UTC =
      "\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?Z";

  private final InMemoryIndex index = new InMemoryIndex();
  private final List<DeadLetter> letters = new ArrayList<>();
  private final CatalogUpdater updater = new CatalogUpdater(new CatalogFeed(index, letters::add));

  @Pact(consumer = STORE)
  V4Pact completeProduct(MessagePactBuilder builder) {
    return builder
        .given("a product with category, tags and picture was created")
        .expectsToReceive("a ProductChanged.v1 event about everything a product can have")
        .withContent(
            event(
                "ProductChanged.v1",
                data -> {
                  product(data);
                  data.integerType("version", 1);
                  data.stringType("category", "cups");
                  data.minArrayLike("tags", 1, PactDslJsonRootValue.stringType("porcelain"), 2);
                  data.stringMatcher(
                      "imageUrl", "https?://.+", "https://images.example.com/cup.jpg");
                }))
        .toPact(V4Pact.class);
  }

  @Pact(consumer = STORE)
  V4Pact leanProduct(MessagePactBuilder builder) {
    return builder
        .given("a product with nothing but name, description and price was created")
        .expectsToReceive("a ProductChanged.v1 event about no more than is required")
        .withContent(
            event(
                "ProductChanged.v1",
                data -> {
                  product(data);
                  data.integerType("version", 1);
                }))
        .toPact(V4Pact.class);
  }

  @Pact(consumer = STORE)
  V4Pact changedProduct(MessagePactBuilder builder) {
    return builder
        .given("a product was created and changed once")
        .expectsToReceive("a ProductChanged.v1 event with the next version")
        .withContent(
            event(
                "ProductChanged.v1",
                data -> {
                  product(data);
                  data.integerMatching("version", "2", 2);
                }))
        .toPact(V4Pact.class);
  }

  @Pact(consumer = STORE)
  V4Pact withdrawnProduct(MessagePactBuilder builder) {
    return builder
        .given("a product was created and withdrawn")
        .expectsToReceive("a ProductWithdrawn.v1 event")
        .withContent(
            event(
                "ProductWithdrawn.v1",
                data -> {
                  data.uuid("productId", ID);
                  data.integerMatching("version", "2", 2);
                }))
        .toPact(V4Pact.class);
  }

  /** What stands around every event: the bus's frame, and the metadata that the contract wants. */
  private static DslPart event(String detailType, Consumer<LambdaDslObject> data) {
    LambdaDslJsonBody body =
        newJsonBody(
            event -> {
              event.stringValue("source", "catalog");
              event.stringValue("detail-type", detailType);
              event.object(
                  "detail",
                  detail -> {
                    detail.object("metadata", CatalogEventsPactTest::metadata);
                    detail.object("data", data);
                  });
            });
    return body.build();
  }

  private static void metadata(LambdaDslObject metadata) {
    metadata.uuid("eventId", UUID.fromString("5d0f7a0e-2f0b-4d0c-8a53-5a1f8a7f3c11"));
    metadata.stringMatcher("time", RFC_3339_IN_UTC, TIME);
    metadata.stringValue("producer", "catalog");
    metadata.stringType("correlationId", "a81bc81b-dead-4e5d-abff-90865d1e13b1");
    metadata.stringMatcher("schemaVersion", "1\\.\\d+", "1.0");
  }

  private static void product(LambdaDslObject data) {
    data.uuid("productId", ID);
    data.stringType("name", "Espresso cup");
    data.stringType("description", "Porcelain, 60 ml.");
    data.object(
        "price",
        price -> {
          price.integerType("amount", 890);
          price.stringMatcher("currency", "[A-Z]{3}", "EUR");
        });
  }

  @Test
  @PactTestFor(pactMethod = "completeProduct")
  void everythingThatAProductHas_isIndexed(List<AsynchronousMessage> messages) {
    receive(messages);

    assertThat(index.find(new ProductId(ID)))
        .contains(
            new IndexedProduct(
                new ProductId(ID),
                1,
                "Espresso cup",
                "Porcelain, 60 ml.",
                new Money(890, "EUR"),
                "cups",
                List.of("porcelain", "porcelain"),
                URI.create("https://images.example.com/cup.jpg"),
                Instant.parse(TIME)));
  }

  @Test
  @PactTestFor(pactMethod = "leanProduct")
  void whatAProductMayLeaveOut_isNotNeeded(List<AsynchronousMessage> messages) {
    receive(messages);

    assertThat(index.find(new ProductId(ID)))
        .hasValueSatisfying(
            product -> {
              assertThat(product.category()).isNull();
              assertThat(product.tags()).isEmpty();
              assertThat(product.imageUrl()).isNull();
            });
  }

  @Test
  @PactTestFor(pactMethod = "changedProduct")
  void theNextVersion_takesThePlaceOfTheOneBefore(List<AsynchronousMessage> messages) {
    offered(1);

    receive(messages);

    assertThat(index.find(new ProductId(ID))).map(IndexedProduct::version).contains(2L);
  }

  @Test
  @PactTestFor(pactMethod = "withdrawnProduct")
  void aWithdrawnProduct_isGone(List<AsynchronousMessage> messages) {
    offered(1);

    receive(messages);

    assertThat(index.find(new ProductId(ID))).isEmpty();
  }

  private void offered(long version) {
    index.apply(
        List.of(
            new Change.Offered(
                new IndexedProduct(
                    new ProductId(ID),
                    version,
                    "Cup",
                    "",
                    new Money(1, "EUR"),
                    null,
                    List.of(),
                    null,
                    Instant.EPOCH))));
  }

  /** Hands the messages to the function as SQS would; none may be put aside or come again. */
  private void receive(List<AsynchronousMessage> messages) {
    SQSEvent event = new SQSEvent();
    event.setRecords(messages.stream().map(CatalogEventsPactTest::queued).toList());

    SQSBatchResponse response =
        updater.handleRequest(event, Invocation.with(Duration.ofSeconds(15)));

    assertThat(messages).isNotEmpty();
    assertThat(letters).isEmpty();
    assertThat(response.getBatchItemFailures()).isEmpty();
  }

  private static SQSEvent.SQSMessage queued(AsynchronousMessage message) {
    SQSEvent.SQSMessage queued = new SQSEvent.SQSMessage();
    queued.setMessageId(message.getDescription());
    queued.setBody(message.getContents().getContents().valueAsString());
    return queued;
  }
}
