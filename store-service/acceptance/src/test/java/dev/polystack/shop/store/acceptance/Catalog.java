package dev.polystack.shop.store.acceptance;

import dev.polystack.shop.contracts.events.Event;
import dev.polystack.shop.contracts.events.catalog.v1.ProductChanged;
import dev.polystack.shop.contracts.events.catalog.v1.ProductWithdrawn;
import dev.polystack.shop.contracts.parameters.BusParameters;
import dev.polystack.shop.contracts.types.Money;
import dev.polystack.shop.contracts.types.ProductId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;

/** Speaks on the bus as the catalog does, and takes every product back in the end. */
final class Catalog implements AutoCloseable {

  private static final long AFTER_EVERYTHING = 1_000;

  private final CatalogRole role;
  private final EventBridgeClient events;
  private final Map<String, ProductId> offered = new TreeMap<>();
  private final String bus;

  Catalog(Deployment deployment) {
    this.bus = deployment.value(BusParameters.NAME);
    this.role = new CatalogRole(deployment);
    this.events =
        EventBridgeClient.builder()
            .credentialsProvider(role.credentials())
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build();
  }

  static ProductId newId() {
    return new ProductId(UUID.randomUUID());
  }

  Event<ProductChanged> changed(ProductId id, long version, String name) {
    offered.put(id.toString(), id);
    return Event.of(
        ProductChanged.TYPE,
        ProductChanged.builder()
            .productId(id)
            .version(version)
            .name(name)
            .description("Sent by an acceptance test.")
            .price(new Money(890, "EUR"))
            .category("cups")
            .tags(List.of("porcelain"))
            .build(),
        "acceptance-" + id);
  }

  static Event<ProductWithdrawn> withdrawn(ProductId id, long version) {
    return Event.of(
        ProductWithdrawn.TYPE, new ProductWithdrawn(id, version, null), "acceptance-" + id);
  }

  void say(Event<?> event) {
    say(event.type().detailType(), event.toJson());
  }

  void say(String detailType, String detail) {
    var response =
        events.putEvents(
            request ->
                request.entries(
                    PutEventsRequestEntry.builder()
                        .eventBusName(bus)
                        .source("catalog")
                        .detailType(detailType)
                        .detail(detail)
                        .build()));
    if (response.failedEntryCount() > 0) {
      throw new IllegalStateException("the bus refused the event: " + response.entries());
    }
  }

  @Override
  public void close() {
    new ArrayList<>(offered.values()).forEach(id -> say(withdrawn(id, AFTER_EVERYTHING)));
    events.close();
    role.close();
  }
}
