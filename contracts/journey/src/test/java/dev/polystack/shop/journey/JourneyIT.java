package dev.polystack.shop.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.polystack.shop.contracts.events.Event;
import dev.polystack.shop.contracts.events.EventReader;
import dev.polystack.shop.contracts.events.EventType;
import dev.polystack.shop.contracts.events.Received;
import dev.polystack.shop.contracts.events.catalog.v1.ProductChanged;
import dev.polystack.shop.contracts.events.catalog.v1.ProductCreated;
import dev.polystack.shop.contracts.events.catalog.v1.ProductWithdrawn;
import dev.polystack.shop.contracts.types.Money;
import dev.polystack.shop.journey.Http.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** An employee's product finds its way into the shop, changes there and leaves it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class JourneyIT {

  private static final Duration ON_THE_BUS = Duration.ofSeconds(10);

  private static final EventReader READER =
      EventReader.of(
          ProductCreated.TYPE,
          ProductChanged.TYPE,
          dev.polystack.shop.contracts.events.catalog.v2.ProductChanged.TYPE,
          ProductWithdrawn.TYPE);

  private static final EventType<?> NEXT =
      dev.polystack.shop.contracts.events.catalog.v2.ProductChanged.TYPE;

  private final String name = Products.uniqueName();
  private Actors actors;
  private BusTap bus;
  private Catalog catalog;
  private Shop shop;
  private String id;
  private String correlationId;

  @BeforeAll
  void signIn() {
    actors = new Actors();
    bus = actors.listenToCatalog();
    catalog = actors.catalog(actors.employeeToken("manager"));
    shop = actors.shop(actors.customerToken());
    warmUp();
  }

  /** The first call of each function starts a JVM; that is not the time this journey asserts. */
  private void warmUp() {
    String first = Products.uniqueName();
    String firstId = catalog.create(Products.named(first, 100)).body().path("productId").asText();
    Patience.until(
        "first product found", Duration.ofSeconds(60), () -> shop.find(first, firstId).isPresent());
    catalog.withdraw(firstId, 1);
  }

  @AfterAll
  void leave() {
    bus.close();
    actors.close();
  }

  @Test
  @Order(1)
  void anEmployeeCreatesAProduct() {
    Answer created = catalog.create(Products.named(name, 4900));

    assertThat(created.status()).as("%s", created.body()).isEqualTo(201);
    id = created.body().path("productId").asText();
    correlationId = created.correlationId();
    assertThat(id).isNotBlank();
    assertThat(correlationId).isNotBlank();
  }

  @Test
  @Order(2)
  void aCustomerFindsItWithinTwoSeconds() {
    JsonNode found = Patience.await(name, Duration.ofSeconds(2), () -> shop.find(name, id));

    assertThat(found.at("/price/amount").asLong()).isEqualTo(4900);
    assertThat(found.path("version").asLong()).isEqualTo(1);
    assertThat(shop.product(id).body().at("/data/product/name").asText()).isEqualTo(name);
  }

  @Test
  @Order(3)
  void theEventOnTheBusKeepsItsContractAndCarriesTheCorrelationId() {
    Event<?> event = eventOfVersion(1, ProductChanged.TYPE);

    assertThat(event.data())
        .isInstanceOfSatisfying(
            ProductChanged.class, changed -> assertThat(changed.name()).isEqualTo(name));
    assertThat(event.metadata().correlationId()).isEqualTo(correlationId);
  }

  @Test
  @Order(3)
  void theNextMajorOfTheEventSaysTheSameBesideIt() {
    Event<?> event = eventOfVersion(1, NEXT);

    assertThat(event.data())
        .isInstanceOfSatisfying(
            dev.polystack.shop.contracts.events.catalog.v2.ProductChanged.class,
            changed -> {
              assertThat(changed.name()).isEqualTo(name);
              assertThat(changed.prices()).containsExactly(new Money(4900, "EUR"));
            });
    assertThat(event.metadata().correlationId()).isEqualTo(correlationId);
    assertThat(event.metadata().eventId())
        .isNotEqualTo(eventOfVersion(1, ProductChanged.TYPE).metadata().eventId());
  }

  @Test
  @Order(3)
  void whoCaresAboutNewProductsAloneHearsOfIt() {
    Event<?> event = eventOfVersion(1, ProductCreated.TYPE);

    assertThat(event.data())
        .isInstanceOfSatisfying(
            ProductCreated.class, created -> assertThat(created.name()).isEqualTo(name));
    assertThat(event.metadata().correlationId()).isEqualTo(correlationId);
  }

  @Test
  @Order(4)
  void aNewPriceArrives() {
    Money francs = new Money(4200, "CHF");
    assertThat(catalog.change(id, 1, Products.named(name, 3900, francs)).status()).isEqualTo(200);

    Patience.until(
        "the new price",
        Duration.ofSeconds(2),
        () -> shop.find(name, id).stream().anyMatch(p -> p.at("/price/amount").asLong() == 3900));
    assertThat(pricesOfVersionTwo()).containsExactly(new Money(3900, "EUR"), francs);
  }

  @Test
  @Order(5)
  void aWithdrawnProductIsGone() {
    assertThat(catalog.withdraw(id, 2).status()).isEqualTo(204);

    Patience.until("gone", Duration.ofSeconds(2), () -> shop.find(name, id).isEmpty());
    assertThat(shop.product(id).body().at("/data/product").isNull()).isTrue();
    assertThat(eventOfVersion(3, ProductWithdrawn.TYPE).data())
        .isInstanceOf(ProductWithdrawn.class);
  }

  /** The readers of the old major see the main price alone. */
  private List<Money> pricesOfVersionTwo() {
    ProductChanged old = (ProductChanged) eventOfVersion(2, ProductChanged.TYPE).data();
    var changed =
        (dev.polystack.shop.contracts.events.catalog.v2.ProductChanged)
            eventOfVersion(2, NEXT).data();
    assertThat(old.price()).isEqualTo(changed.prices().get(0));
    return changed.prices();
  }

  private Event<?> eventOfVersion(long version, EventType<?> type) {
    Optional<JsonNode> event =
        bus.await(
            candidate -> {
              JsonNode data = candidate.at("/detail/data");
              return candidate.path("detail-type").asText().equals(type.detailType())
                  && data.path("productId").asText().equals(id)
                  && data.path("version").asLong() == version;
            },
            ON_THE_BUS);
    assertThat(event).as("version %d as %s on the bus", version, type.detailType()).isPresent();
    Received received = READER.read(event.orElseThrow().toString());
    assertThat(received).isInstanceOf(Received.Valid.class);
    return ((Received.Valid) received).event();
  }
}
