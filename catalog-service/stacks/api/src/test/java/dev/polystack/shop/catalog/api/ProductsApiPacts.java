package dev.polystack.shop.catalog.api;

import au.com.dius.pact.provider.junit5.TestTarget;
import au.com.dius.pact.provider.junitsupport.State;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.polystack.pacts.junit.ProviderPacts;
import dev.polystack.pacts.junit.RestGateway;
import dev.polystack.shop.catalog.products.domain.InMemoryProductStore;
import dev.polystack.shop.catalog.products.domain.Product;
import dev.polystack.shop.catalog.products.domain.ProductCatalog;
import dev.polystack.shop.catalog.products.domain.ProductDetails;
import dev.polystack.shop.contracts.rest.RestApi;
import dev.polystack.shop.contracts.types.Money;
import dev.polystack.shop.contracts.types.ProductId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The states that the API's clients name, and the function as the gateway calls it. */
abstract class ProductsApiPacts extends ProviderPacts {

  private final InMemoryProductStore store = new InMemoryProductStore();
  private final ProductsApi api = new ProductsApi(new ProductCatalog(store, Clock.systemUTC()));
  private final RestGateway gateway =
      new RestGateway(
          RestApi.load("catalog").operations().stream()
              .map(operation -> operation.method() + " " + operation.path())
              .toList(),
          (event, context) -> answered(api.handleRequest(event, context)));

  /** What becomes of the function's response on its way. */
  APIGatewayV2HTTPResponse answered(APIGatewayV2HTTPResponse response) {
    return response;
  }

  @Override
  protected TestTarget target() {
    return gateway.target();
  }

  @State("an employee is signed in")
  void signIn(Map<String, Object> state) {
    gateway.signIn(
        Map.of("sub", "anna", "cognito:groups", Objects.requireNonNull(state.get("groups"))));
  }

  @State("a product exists")
  void product(Map<String, Object> state) {
    Instant now = Instant.parse("2026-11-02T09:30:00Z");
    store.put(
        new Product(
            ProductId.of(String.valueOf(state.get("productId"))),
            ((Number) state.get("version")).longValue(),
            false,
            new ProductDetails(
                "Teapot", "Stoneware", new Money(4_990, "EUR"), null, List.of(), null),
            now,
            now));
  }

  @State("no product exists")
  void nothing() {
    // Every interaction begins with an empty store.
  }
}
