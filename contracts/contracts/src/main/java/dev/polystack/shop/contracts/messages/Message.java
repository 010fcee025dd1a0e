package dev.polystack.shop.contracts.messages;

import dev.polystack.shop.contracts.Contracts;
import dev.polystack.shop.contracts.events.EventMetadata;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that a service is asked to do, with its envelope. A message that is sent again keeps
 * its id.
 *
 * @param type how it is called
 * @param metadata what it says about itself
 * @param data what is asked for
 */
public record Message<T>(MessageType<T> type, MessageMetadata metadata, T data) {

  /**
   * A new message of now, on behalf of the request with this correlation id.
   *
   * @param sender the service that asks
   */
  public static <T> Message<T> of(
      MessageType<T> type, T data, String sender, String correlationId) {
    return of(type, data, sender, correlationId, null);
  }

  /** A new message that an event caused: same correlation id, and the event's id as its cause. */
  public static <T> Message<T> causedBy(
      EventMetadata event, MessageType<T> type, T data, String sender) {
    return of(type, data, sender, event.correlationId(), event.eventId());
  }

  private static <T> Message<T> of(
      MessageType<T> type, T data, String sender, String correlationId, @Nullable UUID cause) {
    return new Message<>(
        type,
        MessageMetadata.builder()
            .messageId(UUID.randomUUID())
            .time(Instant.now().truncatedTo(ChronoUnit.MILLIS))
            .sender(sender)
            .correlationId(correlationId)
            .causationId(cause)
            .schemaVersion(type.version())
            .build(),
        data);
  }

  /** The same message under an id that was chosen before, as an outbox does. */
  public Message<T> withId(UUID messageId) {
    return new Message<>(type, metadata.toBuilder().messageId(messageId).build(), data);
  }

  /** The body for the queue: type, metadata and data. */
  public String toJson() {
    return Contracts.write(Map.of("type", type.fullName(), "metadata", metadata, "data", data));
  }
}
