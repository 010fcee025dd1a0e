package dev.polystack.shop.contracts.events;

import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;

/**
 * An event in the form in which PutEvents takes it.
 *
 * @param bytes its size as EventBridge counts it
 */
record OutgoingEvent(Event<?> event, PutEventsRequestEntry entry, int bytes) {

  private static final int BYTES_OF_TIME = 14;

  /**
   * Writes an event for a bus.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-putevents.html#eb-putevent-size">Calculating
   *     the size</a>
   */
  static OutgoingEvent of(Event<?> event, String busName) {
    PutEventsRequestEntry entry =
        PutEventsRequestEntry.builder()
            .eventBusName(busName)
            .source(event.type().source())
            .detailType(event.type().detailType())
            .time(event.metadata().time())
            .detail(event.toJson())
            .build();
    int bytes =
        BYTES_OF_TIME + utf8(entry.source()) + utf8(entry.detailType()) + utf8(entry.detail());
    return new OutgoingEvent(event, entry, bytes);
  }

  private static int utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
