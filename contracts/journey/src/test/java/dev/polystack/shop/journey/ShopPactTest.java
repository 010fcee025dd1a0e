package dev.polystack.shop.journey;

import static au.com.dius.pact.consumer.dsl.LambdaDsl.newJsonBody;
import static org.assertj.core.api.Assertions.assertThat;

import au.com.dius.pact.consumer.MockServer;
import au.com.dius.pact.consumer.dsl.LambdaDslObject;
import au.com.dius.pact.consumer.dsl.PactDslResponse;
import au.com.dius.pact.consumer.dsl.PactDslWithProvider;
import au.com.dius.pact.consumer.dsl.PactDslWithState;
import au.com.dius.pact.consumer.junit5.PactConsumerTestExt;
import au.com.dius.pact.consumer.junit5.PactTestFor;
import au.com.dius.pact.core.model.PactSpecVersion;
import au.com.dius.pact.core.model.V4Pact;
import au.com.dius.pact.core.model.annotations.Pact;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the journey needs of the shop's GraphQL API; the journey's own client asks. */
@ExtendWith(PactConsumerTestExt.class)
@PactTestFor(providerName = "store", pactVersion = PactSpecVersion.V4)
class ShopPactTest {

  private static final String JOURNEY = "journey";
  private static final String ID = "7f8b6f0e-52a3-4c5e-9d43-0d6a1c2f9b10";
  private static final String NAME = "Kettle 0123456789abcdef";

  private static PactDslWithState signedIn(PactDslWithProvider builder) {
    return builder.given("a customer is signed in");
  }

  private static PactDslWithState onOffer(PactDslWithProvider builder) {
    return signedIn(builder)
        .given(
            "a product is on offer",
            Map.of("id", ID, "version", 2, "name", NAME, "amount", 4900, "currency", "EUR"));
  }

  private static PactDslWithState nothingOnOffer(PactDslWithProvider builder) {
    return signedIn(builder).given("no product is on offer");
  }

  private static PactDslResponse answered(
      PactDslWithState given, String description, String request) {
    return given
        .uponReceiving(description)
        .method("POST")
        .path("/graphql")
        .matchHeader("Authorization", ".+", "token")
        .body(request, "application/json")
        .willRespondWith()
        .status(200);
  }

  private static V4Pact data(PactDslResponse response, Consumer<LambdaDslObject> data) {
    return response
        .body(newJsonBody(answer -> answer.object("data", data)).build())
        .toPact(V4Pact.class);
  }

  private static void kettle(LambdaDslObject product) {
    product.stringValue("id", ID);
    product.numberValue("version", 2);
    product.stringValue("name", NAME);
    product.object(
        "price",
        price -> {
          price.numberValue("amount", 4900);
          price.stringValue("currency", "EUR");
        });
  }

  @Pact(consumer = JOURNEY)
  V4Pact found(PactDslWithProvider builder) {
    return data(
        answered(onOffer(builder), "a search for a product on offer", Shop.searching(NAME)),
        data ->
            data.object(
                "search",
                search ->
                    search.array(
                        "edges",
                        edges -> edges.object(e -> e.object("node", ShopPactTest::kettle)))));
  }

  @Pact(consumer = JOURNEY)
  V4Pact notFound(PactDslWithProvider builder) {
    return data(
        answered(nothingOnOffer(builder), "a search that finds nothing", Shop.searching(NAME)),
        data -> data.object("search", search -> search.array("edges", edges -> {})));
  }

  @Pact(consumer = JOURNEY)
  V4Pact product(PactDslWithProvider builder) {
    return data(
        answered(onOffer(builder), "reading a product on offer", Shop.reading(ID)),
        data -> data.object("product", ShopPactTest::kettle));
  }

  @Pact(consumer = JOURNEY)
  V4Pact noProduct(PactDslWithProvider builder) {
    return data(
        answered(nothingOnOffer(builder), "reading a product that was withdrawn", Shop.reading(ID)),
        data -> data.nullValue("product"));
  }

  @Pact(consumer = JOURNEY)
  V4Pact unauthorized(PactDslWithProvider builder) {
    return builder
        .uponReceiving("a search without a token")
        .method("POST")
        .path("/graphql")
        .body(Shop.searching(NAME), "application/json")
        .willRespondWith()
        .status(401)
        .toPact(V4Pact.class);
  }

  private static Shop shop(MockServer server, String token) {
    return new Shop(server.getUrl() + "/graphql", new Http(), token);
  }

  private static void assertKettle(JsonNode product) {
    assertThat(product.path("name").asText()).isEqualTo(NAME);
    assertThat(product.path("version").asLong()).isEqualTo(2);
    assertThat(product.at("/price/amount").asLong()).isEqualTo(4900);
  }

  @Test
  @PactTestFor(pactMethod = "found")
  void find_aProductOnOffer(MockServer server) {
    assertThat(shop(server, "token").find(NAME, ID)).hasValueSatisfying(ShopPactTest::assertKettle);
  }

  @Test
  @PactTestFor(pactMethod = "notFound")
  void find_whatIsNotOnOffer_isEmpty(MockServer server) {
    assertThat(shop(server, "token").find(NAME, ID)).isEmpty();
  }

  @Test
  @PactTestFor(pactMethod = "product")
  void product_onOffer(MockServer server) {
    assertKettle(shop(server, "token").product(ID).body().at("/data/product"));
  }

  @Test
  @PactTestFor(pactMethod = "noProduct")
  void product_thatWasWithdrawn_isNull(MockServer server) {
    assertThat(shop(server, "token").product(ID).body().at("/data/product").isNull()).isTrue();
  }

  @Test
  @PactTestFor(pactMethod = "unauthorized")
  void search_withoutAToken_isRefused(MockServer server) {
    assertThat(shop(server, "").search(NAME).status()).isEqualTo(401);
  }
}
