package dev.polystack.shop.catalog.products;

import au.com.dius.pact.provider.PactVerifyProvider;
import au.com.dius.pact.provider.junit5.TestTarget;
import au.com.dius.pact.provider.junitsupport.Provider;
import au.com.dius.pact.provider.junitsupport.State;
import dev.polystack.pacts.junit.MessageTargets;
import dev.polystack.pacts.junit.ProviderPacts;
import dev.polystack.shop.catalog.products.domain.CreateOutcome;
import dev.polystack.shop.catalog.products.domain.IdempotencyKey;
import dev.polystack.shop.catalog.products.domain.InMemoryProductStore;
import dev.polystack.shop.catalog.products.domain.Product;
import dev.polystack.shop.catalog.products.domain.ProductCatalog;
import dev.polystack.shop.catalog.products.domain.ProductDetails;
import dev.polystack.shop.contracts.types.Money;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/**
 * What the catalog says on the bus is what its consumers expect. The events are made by the code
 * that makes them in production: domain, outbox item, outbox publisher.
 */
@Provider("catalog")
class CatalogEventsPactTest extends ProviderPacts {

  private static final String REQUEST = "a81bc81b-dead-4e5d-abff-90865d1e13b1";

  private final InMemoryProductStore store = new InMemoryProductStore();
  private final ProductCatalog catalog = new ProductCatalog(store, Clock.systemUTC());
  private final ListeningBus bus = new ListeningBus();
  private final OutboxStream outbox = new OutboxStream(bus);

  @Override
  protected TestTarget target() {
    return MessageTargets.in(getClass());
  }

  @State("a product with category, tags and picture was created")
  void completeProduct() {
    create(
        new ProductDetails(
            "Teapot",
            "Stoneware, 900 ml.",
            new Money(4_990, "EUR"),
            "pots",
            List.of("stoneware", "tea"),
            URI.create("https://images.example.com/teapot.jpg")));
  }

  @State("a product with nothing but name, description and price was created")
  void leanProduct() {
    create(new ProductDetails("Teapot", "", new Money(0, "JPY"), null, List.of(), null));
  }

  @State("a product was created and changed once")
  void changedProduct() {
    Product product = create(teapot("Teapot"));
    catalog.change(product.id(), product.version(), teapot("Large teapot"), REQUEST);
  }

  @State("a product was created and withdrawn")
  void withdrawnProduct() {
    Product product = create(teapot("Teapot"));
    catalog.withdraw(product.id(), product.version(), REQUEST);
  }

  private static ProductDetails teapot(String name) {
    return new ProductDetails(name, "Stoneware", new Money(4_990, "EUR"), null, List.of(), null);
  }

  private Product create(ProductDetails details) {
    IdempotencyKey key = new IdempotencyKey("pact", UUID.randomUUID().toString());
    return ((CreateOutcome.Created) catalog.create(key, details, REQUEST)).product();
  }

  @PactVerifyProvider("a ProductChanged.v1 event about everything a product can have")
  String aboutACompleteProduct() {
    return newest("ProductChanged.v1");
  }

  @PactVerifyProvider("a ProductChanged.v1 event about no more than is required")
  String aboutALeanProduct() {
    return newest("ProductChanged.v1");
  }

  @PactVerifyProvider("a ProductChanged.v1 event with the next version")
  String aboutAChangedProduct() {
    return newest("ProductChanged.v1");
  }

  @PactVerifyProvider("a ProductWithdrawn.v1 event")
  String aboutAWithdrawnProduct() {
    return newest("ProductWithdrawn.v1");
  }

  @PactVerifyProvider("a ProductChanged.v1 event that the journey can follow")
  String thatTheJourneyCanFollow() {
    return newest("ProductChanged.v1");
  }

  @PactVerifyProvider("a ProductChanged.v2 event that the journey can follow")
  String ofTheNextMajorThatTheJourneyCanFollow() {
    return newest("ProductChanged.v2");
  }

  @PactVerifyProvider("a ProductCreated.v1 event that the journey can follow")
  String aboutACreatedProductThatTheJourneyCanFollow() {
    return newest("ProductCreated.v1");
  }

  @PactVerifyProvider("a ProductWithdrawn.v1 event that the journey can follow")
  String aboutAWithdrawnProductThatTheJourneyCanFollow() {
    return newest("ProductWithdrawn.v1");
  }

  private String newest(String detailType) {
    outbox.publish(store);
    return bus.newest(detailType);
  }
}
