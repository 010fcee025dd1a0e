package dev.polystack.shop.contracts.events;

import dev.polystack.shop.contracts.Contracts;
import dev.polystack.shop.contracts.types.Violation;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;

/**
 * Publishes events on the central bus. Whatever does not get there is reported, never dropped.
 *
 * <p>Events are checked by their own contract first. What EventBridge refuses in part is sent again
 * after a growing, random pause.
 *
 * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html">
 *     PutEvents</a>
 */
public final class EventPublisher {

  /** PutEvents takes at most 10 entries. */
  private static final int MAX_ENTRIES = 10;

  /**
   * And this many bytes in all. Where EventBridge takes 1 MiB by now, this stays the limit: readers
   * of these contracts stop at 256 KiB, and so do regions and targets that have not followed yet.
   */
  private static final int MAX_BYTES = 256 * 1024;

  /** Left for what EventBridge puts around an event on its way to a consumer. */
  private static final int BYTES_OF_FRAME = 1024;

  private final EventBridgeClient client;
  private final String busName;

  private EventPublisher(EventBridgeClient client, String busName) {
    this.client = client;
    this.busName = busName;
  }

  /** A publisher to the bus of this name or ARN. */
  public static EventPublisher to(EventBridgeClient client, String busName) {
    return new EventPublisher(client, busName);
  }

  /** A small client for functions; region, endpoint and credentials come from the environment. */
  public static EventBridgeClient client() {
    return EventBridgeClient.builder().httpClientBuilder(UrlConnectionHttpClient.builder()).build();
  }

  /** Publishes events, in their order but for those that had to be sent again. */
  public Publication publish(List<? extends Event<?>> events) {
    List<Event<?>> sent = new ArrayList<>();
    List<Unsent> unsent = new ArrayList<>();
    List<OutgoingEvent> valid = new ArrayList<>();
    for (Event<?> event : events) {
      OutgoingEvent outgoing = OutgoingEvent.of(event, busName);
      List<Violation> violations = violations(outgoing);
      if (violations.isEmpty()) {
        valid.add(outgoing);
      } else {
        unsent.add(new Unsent.Invalid(event, violations));
      }
    }
    Delivery delivery = new Delivery(client, sent, unsent);
    Batches.of(valid, MAX_ENTRIES, MAX_BYTES, OutgoingEvent::bytes).forEach(delivery::deliver);
    return new Publication(sent, unsent);
  }

  private static List<Violation> violations(OutgoingEvent outgoing) {
    int limit = MAX_BYTES - BYTES_OF_FRAME;
    if (outgoing.bytes() > limit) {
      return List.of(
          new Violation(
              "",
              "maxLength",
              "has %d bytes, %d are the limit of an event".formatted(outgoing.bytes(), limit)));
    }
    Event<?> event = outgoing.event();
    List<Violation> violations = new ArrayList<>();
    violations.addAll(
        Contracts.violations(EventMetadata.SCHEMA, Contracts.write(event.metadata())));
    violations.addAll(
        Contracts.violations(event.type().schema(), Contracts.write((Object) event.data())));
    return violations;
  }
}
