package dev.polystack.shop.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polystack.shop.contracts.events.Event;
import dev.polystack.shop.contracts.events.catalog.v1.ProductChanged;
import dev.polystack.shop.contracts.events.catalog.v1.ProductWithdrawn;
import dev.polystack.shop.contracts.types.Money;
import dev.polystack.shop.contracts.types.ProductId;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Events that come twice, late or broken leave the shop right. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UnreliableBusIT {

  private static final Duration LIMIT = Duration.ofSeconds(20);

  private Actors actors;
  private RawBus bus;
  private Shop shop;

  @BeforeAll
  void signIn() {
    actors = new Actors();
    bus = actors.catalogOnTheBus();
    shop = actors.shop(actors.customerToken());
  }

  @AfterAll
  void leave() {
    bus.close();
    actors.close();
  }

  @Test
  void aDuplicateChangesNothing() {
    Event<ProductChanged> event = changed(newId(), 1, Products.uniqueName());
    send(event);
    send(event);
    send(event);
    awaitLaterEvent();

    var answer = shop.search(event.data().name()).body();
    assertThat(answer.at("/data/search/edges")).hasSize(1);
    withdraw(event.data().productId(), 2);
  }

  @Test
  void anOlderVersionThatComesLateIsIgnored() {
    ProductId id = newId();
    String name = Products.uniqueName();
    send(changed(id, 3, name));
    awaitFound(name, id);
    send(changed(id, 2, "An older name"));
    awaitLaterEvent();

    assertThat(shop.find(name, id.toString()).orElseThrow().path("version").asLong()).isEqualTo(3);
    withdraw(id, 4);
  }

  @Test
  void aChangeThatComesAfterTheLaterWithdrawalDoesNotBringTheProductBack() {
    ProductId id = newId();
    String name = Products.uniqueName();
    withdraw(id, 2);
    send(changed(id, 1, name));
    awaitLaterEvent();

    assertThat(shop.find(name, id.toString())).isEmpty();
  }

  @Test
  void whatComesAfterAPoisonedEventIsIndexed() {
    bus.put("catalog", "ProductChanged.v1", "{\"metadata\":{},\"data\":{\"version\":\"one\"}}");
    awaitLaterEvent();
  }

  /** Gives whatever was sent before the time that a later event needs to be found. */
  private void awaitLaterEvent() {
    ProductId id = newId();
    String name = Products.uniqueName();
    send(changed(id, 1, name));
    awaitFound(name, id);
    withdraw(id, 2);
  }

  private void awaitFound(String name, ProductId id) {
    Patience.until(name, LIMIT, () -> shop.find(name, id.toString()).isPresent());
  }

  private void withdraw(ProductId id, long version) {
    ProductWithdrawn withdrawn = ProductWithdrawn.builder().productId(id).version(version).build();
    send(Event.of(ProductWithdrawn.TYPE, withdrawn, "journey"));
  }

  private void send(Event<?> event) {
    bus.put(event.type().source(), event.type().detailType(), event.toJson());
  }

  private static Event<ProductChanged> changed(ProductId id, long version, String name) {
    return Event.of(
        ProductChanged.TYPE,
        ProductChanged.builder()
            .productId(id)
            .version(version)
            .name(name)
            .description("Sent by the journey.")
            .price(new Money(100, "EUR"))
            .build(),
        "journey");
  }

  private static ProductId newId() {
    return ProductId.of(UUID.randomUUID().toString());
  }
}
