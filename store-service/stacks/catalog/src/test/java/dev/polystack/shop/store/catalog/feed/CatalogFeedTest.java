package dev.polystack.shop.store.catalog.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polystack.shop.contracts.events.Event;
import dev.polystack.shop.contracts.events.catalog.v1.ProductChanged;
import dev.polystack.shop.contracts.events.catalog.v1.ProductWithdrawn;
import dev.polystack.shop.contracts.types.Money;
import dev.polystack.shop.contracts.types.ProductId;
import dev.polystack.shop.store.search.Deadline;
import dev.polystack.shop.store.search.IndexedProduct;
import dev.polystack.shop.store.search.Outcome;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CatalogFeedTest {

  private final InMemoryIndex index = new InMemoryIndex();
  private final List<DeadLetter> letters = new ArrayList<>();
  private final CatalogFeed feed = new CatalogFeed(index, letters::add);
  private final ProductId id = new ProductId(UUID.randomUUID());

  private List<Message> handle(List<Message> messages) {
    return feed.handle(messages, Deadline.NEVER);
  }

  private Event<ProductChanged> changed(long version, String name) {
    return Event.of(
        ProductChanged.TYPE,
        ProductChanged.builder()
            .productId(id)
            .version(version)
            .name(name)
            .description("Porcelain, 60 ml.")
            .price(new Money(890, "EUR"))
            .category("cups")
            .tags(List.of("porcelain"))
            .imageUrl(URI.create("https://images.example.com/cup.jpg"))
            .build(),
        "request-1");
  }

  private static Message message(Event<?> event) {
    return message(event.type().detailType(), event.toJson());
  }

  private static Message message(String detailType, String detail) {
    return new Message(
        UUID.randomUUID().toString(),
        """
        {"version":"0","id":"bus-1","source":"catalog","detail-type":"%s","detail":%s}
        """
            .formatted(detailType, detail));
  }

  @Test
  void aChangedProduct_isIndexed_asTheEventSays() {
    Event<ProductChanged> event =
        changed(1, "Espresso cup").at(Instant.parse("2026-11-02T09:30:00Z"));

    assertThat(handle(List.of(message(event)))).isEmpty();

    assertThat(index.find(id))
        .contains(
            new IndexedProduct(
                id,
                1,
                "Espresso cup",
                "Porcelain, 60 ml.",
                new Money(890, "EUR"),
                "cups",
                List.of("porcelain"),
                URI.create("https://images.example.com/cup.jpg"),
                Instant.parse("2026-11-02T09:30:00Z")));
    assertThat(letters).isEmpty();
  }

  @Test
  void aWithdrawnProduct_isGone() {
    Event<ProductWithdrawn> withdrawn =
        Event.of(ProductWithdrawn.TYPE, new ProductWithdrawn(id, 2, "sold out"), "request-2");

    handle(List.of(message(changed(1, "Cup")), message(withdrawn)));

    assertThat(index.find(id)).isEmpty();
  }

  @Test
  void duplicatesAndLateEvents_areDoneWith() {
    assertThat(
            handle(
                List.of(
                    message(changed(3, "Third")),
                    message(changed(3, "Third")),
                    message(changed(2, "Second")))))
        .isEmpty();

    assertThat(index.find(id)).map(IndexedProduct::name).contains("Third");
    assertThat(letters).isEmpty();
  }

  @Test
  void aBatch_isOneRequestToTheIndex() {
    handle(List.of(message(changed(1, "A")), message(changed(2, "B"))));

    assertThat(index.batches()).containsExactly(2);
  }

  @Test
  void aPoisonedMessage_becomesADeadLetter_andTheNextIsIndexed() {
    Message poison =
        message(
            "ProductChanged.v1",
            """
            {"metadata":{"correlationId":"request-9"},"data":{"version":"one","name":""}}
            """);

    assertThat(handle(List.of(poison, message(changed(1, "Cup"))))).isEmpty();

    assertThat(index.find(id)).isPresent();
    assertThat(letters)
        .singleElement()
        .satisfies(
            letter -> {
              assertThat(letter.message()).isEqualTo(poison);
              assertThat(letter.correlationId()).isEqualTo("request-9");
              assertThat(letter.reason().lines().map(line -> line.replaceFirst(":.*", "")))
                  .contains(
                      "/detail/metadata/eventId",
                      "/detail/data/version",
                      "/detail/data/name",
                      "/detail/data/price");
            });
  }

  @Test
  void aMajorVersionThatIsNotKnown_becomesADeadLetter_andTheNextIsIndexed() {
    Message unknown = message("ProductChanged.v2", "{\"metadata\":{},\"data\":{}}");

    assertThat(handle(List.of(unknown, message(changed(1, "Cup"))))).isEmpty();

    assertThat(index.find(id)).isPresent();
    assertThat(letters)
        .singleElement()
        .satisfies(
            letter -> {
              assertThat(letter.correlationId()).isEqualTo("bus-1");
              assertThat(letter.reason())
                  .contains("ProductChanged.v2", "ProductChanged.v1", "ProductWithdrawn.v1");
            });
  }

  @Test
  void aMessageThatIsNoEventAtAll_isKnownByItsOwnId() {
    Message message = new Message("m-1", "no JSON");

    handle(List.of(message));

    assertThat(letters).extracting(DeadLetter::correlationId).containsExactly("m-1");
  }

  @Test
  void aCorrelationIdThatNoContractAllows_givesWayToTheIdThatTheBusGave() {
    for (String id : List.of("x".repeat(128), "x".repeat(129), " ")) {
      handle(
          List.of(
              new Message(
                  "m-1",
                  "{\"id\":\"bus-1\",\"detail\":{\"metadata\":{\"correlationId\":\"%s\"}}}"
                      .formatted(id))));
    }

    assertThat(letters)
        .extracting(DeadLetter::correlationId)
        .containsExactly("x".repeat(128), "bus-1", "bus-1");
  }

  @Test
  void whatTheIndexCannotTakeNow_comesAgainAlone() {
    index.answer(new Outcome.Unavailable("busy"), new Outcome.Applied());
    Message message = message(changed(1, "Cup"));

    assertThat(handle(List.of(message, message(changed(2, "Mug"))))).containsExactly(message);
    assertThat(letters).isEmpty();
  }

  @Test
  void whatTheIndexWillNeverTake_becomesADeadLetter_withItsReason_andTheNextIsSettled() {
    index.answer(new Outcome.Refused("the index answered 400"), new Outcome.Unavailable("busy"));
    Message next = message(changed(2, "Mug"));

    assertThat(handle(List.of(message(changed(1, "Cup")), next))).containsExactly(next);
    assertThat(letters).extracting(DeadLetter::reason).containsExactly("the index answered 400");
    assertThat(letters).extracting(DeadLetter::correlationId).containsExactly("request-1");
  }

  @Test
  void aDeadLetterThatCannotBePutAway_comesAgain() {
    CatalogFeed withoutDeadLetters = new CatalogFeed(index, letter -> false);
    Message poison = new Message("m-1", "{}");

    assertThat(
            withoutDeadLetters.handle(List.of(poison, message(changed(1, "Cup"))), Deadline.NEVER))
        .containsExactly(poison);
    assertThat(index.find(id)).isPresent();
  }
}
