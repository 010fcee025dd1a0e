package dev.polystack.shop.store.api;

import au.com.dius.pact.provider.junit5.TestTarget;
import au.com.dius.pact.provider.junitsupport.Provider;
import au.com.dius.pact.provider.junitsupport.State;
import dev.polystack.appsync.Resolver;
import dev.polystack.appsync.ResolverFunction;
import dev.polystack.pacts.junit.GraphqlGateway;
import dev.polystack.pacts.junit.LambdaFunctions;
import dev.polystack.pacts.junit.ProviderPacts;
import dev.polystack.shop.contracts.graphql.GraphqlApi;
import dev.polystack.shop.contracts.types.Money;
import dev.polystack.shop.contracts.types.ProductId;
import dev.polystack.shop.store.search.IndexedProduct;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What the shop answers is what its clients expect: the resolver itself, behind the schema. */
@Provider("store")
class ShopApiPactTest extends ProviderPacts {

  private final OfferedProducts index = new OfferedProducts();
  private final ResolverFunction resolver = LambdaFunctions.of(new SearchResolver(index));
  private final GraphqlGateway gateway =
      new GraphqlGateway(
          GraphqlApi.load("store").sdl(),
          QueryFields.NAMES.stream()
              .map(field -> new Resolver("Query", field, true, resolver))
              .toList());

  @Override
  protected TestTarget target() {
    return gateway.target();
  }

  @State("a customer is signed in")
  void signIn() {
    gateway.signIn(Map.of("sub", "carl"));
  }

  @State("a product is on offer")
  void offer(Map<String, Object> state) {
    index.offer(
        new IndexedProduct(
            ProductId.of(String.valueOf(state.get("id"))),
            ((Number) state.get("version")).longValue(),
            String.valueOf(state.get("name")),
            "Stainless steel",
            new Money(
                ((Number) state.get("amount")).longValue(), String.valueOf(state.get("currency"))),
            null,
            List.of(),
            null,
            Instant.parse("2026-11-02T09:30:00Z")));
  }

  @State("no product is on offer")
  void nothing() {
    // Every interaction begins with an empty index.
  }
}
