package dev.polystack.shop.journey;

import static au.com.dius.pact.consumer.dsl.LambdaDsl.newJsonBody;
import static org.assertj.core.api.Assertions.assertThat;

import au.com.dius.pact.consumer.MessagePactBuilder;
import au.com.dius.pact.consumer.MockServer;
import au.com.dius.pact.consumer.dsl.DslPart;
import au.com.dius.pact.consumer.dsl.LambdaDslObject;
import au.com.dius.pact.consumer.dsl.PactDslRequestWithPath;
import au.com.dius.pact.consumer.dsl.PactDslWithProvider;
import au.com.dius.pact.consumer.dsl.PactDslWithState;
import au.com.dius.pact.consumer.junit5.PactConsumerTestExt;
import au.com.dius.pact.consumer.junit5.PactTestFor;
import au.com.dius.pact.consumer.junit5.ProviderType;
import au.com.dius.pact.core.model.PactSpecVersion;
import au.com.dius.pact.core.model.V4Interaction.AsynchronousMessage;
import au.com.dius.pact.core.model.V4Pact;
import au.com.dius.pact.core.model.annotations.Pact;
import dev.polystack.shop.contracts.events.EventReader;
import dev.polystack.shop.contracts.events.Received;
import dev.polystack.shop.contracts.events.catalog.v1.ProductChanged;
import dev.polystack.shop.contracts.events.catalog.v1.ProductCreated;
import dev.polystack.shop.contracts.events.catalog.v1.ProductWithdrawn;
import dev.polystack.shop.contracts.types.Money;
import dev.polystack.shop.journey.Http.Answer;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What the journey needs of the catalog's API and of its events; the journey's own client asks, and
 * its own reader reads. All of it stands in one class, since Pact writes a pair's file anew for
 * every class.
 */
@ExtendWith(PactConsumerTestExt.class)
@PactTestFor(providerName = "catalog", pactVersion = PactSpecVersion.V4)
class CatalogPactTest {

  private static final String JOURNEY = "journey";
  private static final String ID = "7f8b6f0e-52a3-4c5e-9d43-0d6a1c2f9b10";
  private static final String UUID_ALONE = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
  private static final String KETTLE = Products.named("Kettle", 4900);
  private static final String IN_TWO_CURRENCIES =
      Products.named("Kettle", 3900, new Money(4200, "CHF"));
  private static final String INVALID =
      """
      {"name": "", "description": 7, "price": {"amount": -1, "currency": "euro"},
       "imageUrl": "no url at all"}
      """;

  private static PactDslWithState employee(PactDslWithProvider builder, String group) {
    return builder.given("an employee is signed in", Map.of("groups", List.of(group)));
  }

  private static PactDslWithState product(PactDslWithProvider builder, long version) {
    return employee(builder, "manager")
        .given("a product exists", Map.of("productId", ID, "version", version));
  }

  private static PactDslRequestWithPath asked(
      PactDslWithState given, String description, String method, String path) {
    return given
        .uponReceiving(description)
        .method(method)
        .path(path)
        .matchHeader("Authorization", "Bearer .+", "Bearer token");
  }

  private static PactDslRequestWithPath creating(
      PactDslWithProvider builder, String group, String description, String product) {
    return asked(employee(builder, group), description, "POST", "/products")
        .matchHeader("Idempotency-Key", UUID_ALONE, "5d0f7a0e-2f0b-4d0c-8a53-5a1f8a7f3c11")
        .body(product, "application/json");
  }

  @Pact(consumer = JOURNEY)
  V4Pact created(PactDslWithProvider builder) {
    return creating(builder, "manager", "a manager creating a product", KETTLE)
        .willRespondWith()
        .status(201)
        .matchHeader("X-Correlation-Id", ".+", "c-1")
        .body(newJsonBody(product -> product.uuid("productId", UUID.fromString(ID))).build())
        .toPact(V4Pact.class);
  }

  @Pact(consumer = JOURNEY)
  V4Pact changed(PactDslWithProvider builder) {
    return asked(
            product(builder, 1), "a manager changing a product's prices", "PUT", "/products/" + ID)
        .headers(Map.of("If-Match", "\"1\""))
        .body(IN_TWO_CURRENCIES, "application/json")
        .willRespondWith()
        .status(200)
        .toPact(V4Pact.class);
  }

  @Pact(consumer = JOURNEY)
  V4Pact withdrawn(PactDslWithProvider builder) {
    return asked(
            product(builder, 2), "a manager withdrawing a product", "DELETE", "/products/" + ID)
        .headers(Map.of("If-Match", "\"2\""))
        .willRespondWith()
        .status(204)
        .matchHeader("X-Correlation-Id", ".+", "c-1")
        .toPact(V4Pact.class);
  }

  @Pact(consumer = JOURNEY)
  V4Pact unknown(PactDslWithProvider builder) {
    return asked(
            employee(builder, "viewer").given("no product exists"),
            "a viewer reading a product that is not there",
            "GET",
            "/products/" + ID)
        .willRespondWith()
        .status(404)
        .toPact(V4Pact.class);
  }

  @Pact(consumer = JOURNEY)
  V4Pact forbidden(PactDslWithProvider builder) {
    return creating(builder, "viewer", "a viewer creating a product", KETTLE)
        .willRespondWith()
        .status(403)
        .toPact(V4Pact.class);
  }

  @Pact(consumer = JOURNEY)
  V4Pact invalid(PactDslWithProvider builder) {
    return creating(builder, "editor", "an editor creating an invalid product", INVALID)
        .willRespondWith()
        .status(400)
        .headers(Map.of("Content-Type", "application/problem+json"))
        .matchHeader("X-Correlation-Id", ".+", "c-1")
        .body(
            newJsonBody(
                    problem -> {
                      problem.stringType("correlationId", "c-1");
                      problem.arrayContaining(
                          "violations",
                          violations ->
                              List.of("/name", "/description", "/price/amount", "/price/currency")
                                  .forEach(
                                      pointer ->
                                          violations.object(
                                              each -> each.stringValue("pointer", pointer))));
                    })
                .build())
        .toPact(V4Pact.class);
  }

  @Pact(consumer = JOURNEY)
  V4Pact unauthorized(PactDslWithProvider builder) {
    return builder
        .uponReceiving("somebody without a token creating a product")
        .method("POST")
        .path("/products")
        .body(KETTLE, "application/json")
        .willRespondWith()
        .status(401)
        .headers(Map.of("Content-Type", "application/json"))
        .body(newJsonBody(refusal -> refusal.stringType("message", "Unauthorized")).build())
        .toPact(V4Pact.class);
  }

  private static Catalog catalog(MockServer server, String token) {
    return new Catalog(server.getUrl(), new Http(), token);
  }

  @Test
  @PactTestFor(pactMethod = "created")
  void create_answersTheProductsId(MockServer server) {
    Answer answer = catalog(server, "token").create(KETTLE);

    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.body().path("productId").asText()).isEqualTo(ID);
    assertThat(answer.correlationId()).isEqualTo("c-1");
  }

  @Test
  @PactTestFor(pactMethod = "changed")
  void change_ofTheVersionThatWasSeen_isDone(MockServer server) {
    assertThat(catalog(server, "token").change(ID, 1, IN_TWO_CURRENCIES).status()).isEqualTo(200);
  }

  @Test
  @PactTestFor(pactMethod = "withdrawn")
  void withdraw_ofTheVersionThatWasSeen_isDone(MockServer server) {
    Answer answer = catalog(server, "token").withdraw(ID, 2);

    assertThat(answer.status()).isEqualTo(204);
    assertThat(answer.correlationId()).isEqualTo("c-1");
  }

  @Test
  @PactTestFor(pactMethod = "unknown")
  void get_ofWhatIsNotThere_isNotFound(MockServer server) {
    assertThat(catalog(server, "token").get(ID).status()).isEqualTo(404);
  }

  @Test
  @PactTestFor(pactMethod = "forbidden")
  void create_asAViewer_isForbidden(MockServer server) {
    assertThat(catalog(server, "token").create(KETTLE).status()).isEqualTo(403);
  }

  @Test
  @PactTestFor(pactMethod = "invalid")
  void create_invalid_namesEveryViolation(MockServer server) {
    Answer answer = catalog(server, "token").create(INVALID);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body().path("correlationId").asText()).isEqualTo(answer.correlationId());
    assertThat(answer.body().path("violations").findValuesAsText("pointer"))
        .contains("/name", "/price/currency");
  }

  @Test
  @PactTestFor(pactMethod = "unauthorized")
  void create_withoutAToken_isRefused(MockServer server) {
    Answer answer = catalog(server, "").create(KETTLE);

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.body().path("message").asText()).isNotEmpty();
  }

  @Pact(consumer = JOURNEY)
  V4Pact changedEvent(MessagePactBuilder builder) {
    return builder
        .given("a product was created and changed once")
        .expectsToReceive("a ProductChanged.v1 event that the journey can follow")
        .withContent(
            event(
                "ProductChanged.v1",
                data -> {
                  description(data);
                  data.object("price", CatalogPactTest::money);
                }))
        .toPact(V4Pact.class);
  }

  @Pact(consumer = JOURNEY)
  V4Pact changedEventOfTheNextMajor(MessagePactBuilder builder) {
    return builder
        .given("a product was created and changed once")
        .expectsToReceive("a ProductChanged.v2 event that the journey can follow")
        .withContent(
            event(
                "ProductChanged.v2",
                data -> {
                  description(data);
                  data.minArrayLike("prices", 1, 1, CatalogPactTest::money);
                }))
        .toPact(V4Pact.class);
  }

  @Pact(consumer = JOURNEY)
  V4Pact createdEvent(MessagePactBuilder builder) {
    return builder
        .given("a product with nothing but name, description and price was created")
        .expectsToReceive("a ProductCreated.v1 event that the journey can follow")
        .withContent(
            event(
                "ProductCreated.v1",
                data -> {
                  data.uuid("productId", UUID.fromString(ID));
                  data.numberValue("version", 1);
                  data.stringType("name", "Kettle");
                  data.stringType("description", "Stainless steel.");
                  data.minArrayLike("prices", 1, 1, CatalogPactTest::money);
                }))
        .toPact(V4Pact.class);
  }

  @Pact(consumer = JOURNEY)
  V4Pact withdrawnEvent(MessagePactBuilder builder) {
    return builder
        .given("a product was created and withdrawn")
        .expectsToReceive("a ProductWithdrawn.v1 event that the journey can follow")
        .withContent(event("ProductWithdrawn.v1", CatalogPactTest::identity))
        .toPact(V4Pact.class);
  }

  private static DslPart event(String detailType, Consumer<LambdaDslObject> data) {
    return newJsonBody(
            event -> {
              event.stringValue("source", "catalog");
              event.stringValue("detail-type", detailType);
              event.object(
                  "detail",
                  detail -> {
                    detail.object("metadata", metadata -> metadata(metadata, detailType));
                    detail.object("data", data);
                  });
            })
        .build();
  }

  private static void metadata(LambdaDslObject metadata, String detailType) {
    String major = detailType.replaceFirst(".*[.]v", "");
    metadata.uuid("eventId", UUID.fromString("5d0f7a0e-2f0b-4d0c-8a53-5a1f8a7f3c11"));
    metadata.stringMatcher("time", "\\d{4}-\\d{2}-\\d{2}T.+Z", "2026-11-02T09:30:00Z");
    metadata.stringValue("producer", "catalog");
    metadata.stringType("correlationId", "c-1");
    metadata.stringMatcher("schemaVersion", major + "\\.\\d+", major + ".0");
  }

  private static void identity(LambdaDslObject data) {
    data.uuid("productId", UUID.fromString(ID));
    data.integerMatching("version", "2", 2);
  }

  private static void description(LambdaDslObject data) {
    identity(data);
    data.stringType("name", "Kettle");
    data.stringType("description", "Stainless steel.");
  }

  private static void money(LambdaDslObject money) {
    money.integerType("amount", 3900);
    money.stringMatcher("currency", "[A-Z]{3}", "EUR");
  }

  @Test
  @PactTestFor(pactMethod = "changedEvent", providerType = ProviderType.ASYNCH)
  void anEventOfTheOldMajor_canBeFollowed(List<AsynchronousMessage> messages) {
    follow(messages, ProductChanged.class);
  }

  @Test
  @PactTestFor(pactMethod = "changedEventOfTheNextMajor", providerType = ProviderType.ASYNCH)
  void anEventOfTheNextMajor_canBeFollowed(List<AsynchronousMessage> messages) {
    follow(messages, dev.polystack.shop.contracts.events.catalog.v2.ProductChanged.class);
  }

  @Test
  @PactTestFor(pactMethod = "createdEvent", providerType = ProviderType.ASYNCH)
  void aCreation_canBeFollowed(List<AsynchronousMessage> messages) {
    follow(messages, ProductCreated.class);
  }

  @Test
  @PactTestFor(pactMethod = "withdrawnEvent", providerType = ProviderType.ASYNCH)
  void aWithdrawal_canBeFollowed(List<AsynchronousMessage> messages) {
    follow(messages, ProductWithdrawn.class);
  }

  private static void follow(List<AsynchronousMessage> messages, Class<?> type) {
    EventReader reader = Demo.READER;
    assertThat(messages)
        .hasSize(1)
        .allSatisfy(
            message ->
                assertThat(reader.read(message.getContents().getContents().valueAsString()))
                    .isInstanceOfSatisfying(
                        Received.Valid.class,
                        valid -> assertThat(valid.event().data()).isInstanceOf(type)));
  }
}
