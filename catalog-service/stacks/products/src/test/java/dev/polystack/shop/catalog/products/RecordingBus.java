package dev.polystack.shop.catalog.products;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequest;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;

/** A bus that keeps what it is given, and refuses some of it for good if it is told to. */
final class RecordingBus implements EventBridgeClient {

  private final List<PutEventsRequestEntry> taken = new ArrayList<>();
  private Predicate<PutEventsRequestEntry> refused = entry -> false;
  private int calls;

  /** Refuses this detail type from now on; an empty one refuses nothing. */
  void refuse(String detailType) {
    refused = entry -> entry.detailType().equals(detailType);
  }

  /** Refuses whatever has this in its detail from now on. */
  void refuseWith(String text) {
    refused = entry -> entry.detail().contains(text);
  }

  /** How often it was called so far. */
  int calls() {
    return calls;
  }

  /** What it took so far. */
  List<PutEventsRequestEntry> taken() {
    return taken;
  }

  @Override
  public PutEventsResponse putEvents(PutEventsRequest request) {
    calls++;
    return PutEventsResponse.builder()
        .entries(request.entries().stream().map(this::answer).toList())
        .build();
  }

  private PutEventsResultEntry answer(PutEventsRequestEntry entry) {
    if (refused.test(entry)) {
      return PutEventsResultEntry.builder()
          .errorCode("NotAuthorizedForDetailTypeException")
          .errorMessage("as told")
          .build();
    }
    taken.add(entry);
    return PutEventsResultEntry.builder().eventId("taken-" + taken.size()).build();
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {}
}
