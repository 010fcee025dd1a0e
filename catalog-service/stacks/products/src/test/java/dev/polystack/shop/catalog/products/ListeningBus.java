package dev.polystack.shop.catalog.products;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequest;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;

/** Takes every event, and gives it back as EventBridge delivers it. */
final class ListeningBus implements EventBridgeClient {

  private final List<PutEventsRequestEntry> entries = new ArrayList<>();

  /** The newest event of a type in EventBridge's frame, as far as consumers read it. */
  String newest(String detailType) {
    PutEventsRequestEntry entry =
        entries.stream()
            .filter(each -> each.detailType().equals(detailType))
            .reduce((earlier, later) -> later)
            .orElseThrow(() -> new AssertionError("no " + detailType + " was put on the bus"));
    return "{\"source\":\"%s\",\"detail-type\":\"%s\",\"detail\":%s}"
        .formatted(entry.source(), entry.detailType(), entry.detail());
  }

  @Override
  public PutEventsResponse putEvents(PutEventsRequest request) {
    entries.addAll(request.entries());
    return PutEventsResponse.builder()
        .failedEntryCount(0)
        .entries(
            request.entries().stream()
                .map(each -> PutEventsResultEntry.builder().eventId("taken").build())
                .toList())
        .build();
  }

  @Override
  public String serviceName() {
    return EventBridgeClient.SERVICE_NAME;
  }

  @Override
  public void close() {
    // Nothing was opened.
  }
}
