package dev.polystack.shop.journey;

import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;

/** The central bus without the publisher's checks: what is sent need not keep any contract. */
final class RawBus implements AutoCloseable {

  private final ServiceRole role;
  private final EventBridgeClient events;
  private final String bus;

  /** Speaks by this role, which goes when this is closed. */
  RawBus(String bus, ServiceRole role) {
    this.bus = bus;
    this.role = role;
    this.events =
        EventBridgeClient.builder()
            .credentialsProvider(role.credentials())
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build();
  }

  /**
   * Puts one event on the bus.
   *
   * @throws IllegalStateException if the bus refuses it
   */
  void put(String source, String detailType, String detail) {
    PutEventsResponse response =
        events.putEvents(
            request ->
                request.entries(
                    PutEventsRequestEntry.builder()
                        .eventBusName(bus)
                        .source(source)
                        .detailType(detailType)
                        .detail(detail)
                        .build()));
    if (response.failedEntryCount() > 0) {
      throw new IllegalStateException("the bus refused the event: " + response.entries());
    }
  }

  @Override
  public void close() {
    events.close();
    role.close();
  }
}
