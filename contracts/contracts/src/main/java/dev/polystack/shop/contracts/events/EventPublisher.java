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
 *     PutEvents</a> for both limits
 */
public final class EventPublisher {

  /** PutEvents takes at most 10 entries. */
  private static final int MAX_ENTRIES = 10;

  /**
   * And less than 1 MB in all (256 KB until January 2026), by the smaller meaning of the unit: what
   * EventBridge puts around an event on its way has to fit into the 1 MiB of a queue's message.
   *
   * @see <a
   *     href="https://aws.amazon.com/about-aws/whats-new/2026/01/amazon-eventbridge-increases-event-payload-size-256-kb-1-mb/">Amazon
   *     EventBridge increases event payload size from 256 KB to 1 MB</a>
   */
  private static final int MAX_BYTES = 999_999;

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
    if (outgoing.bytes() > MAX_BYTES) {
      return List.of(
          new Violation(
              "",
              "maxLength",
              "has %d bytes, %d are the limit of an event".formatted(outgoing.bytes(), MAX_BYTES)));
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
