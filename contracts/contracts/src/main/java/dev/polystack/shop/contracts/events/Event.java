package dev.polystack.shop.contracts.events;

import dev.polystack.shop.contracts.Contracts;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;

/**
 * Something that happened, with its envelope. An event that is sent again keeps its id.
 *
 * @param type how it is called
 * @param metadata what it says about itself
 * @param data what happened
 */
public record Event<T>(EventType<T> type, EventMetadata metadata, T data) {

  /** A new event that happened now, in answer to the request with this correlation id. */
  public static <T> Event<T> of(EventType<T> type, T data, String correlationId) {
    return new Event<>(
        type,
        EventMetadata.builder()
            .eventId(UUID.randomUUID())
            .time(Instant.now().truncatedTo(ChronoUnit.MILLIS))
            .producer(type.source())
            .correlationId(correlationId)
            .schemaVersion(type.version())
            .build(),
        data);
  }

  /**
   * The same event under another id.
   *
   * @deprecated an event has its id from the beginning, which {@link #of} gives it; an outbox keeps
   *     the whole event
   */
  @Deprecated
  public Event<T> withId(UUID eventId) {
    return new Event<>(type, metadata.toBuilder().eventId(eventId).build(), data);
  }

  /** The same event at the time when it really happened. */
  public Event<T> at(Instant time) {
    return new Event<>(type, metadata.toBuilder().time(time).build(), data);
  }

  /**
   * What this event says, told by another contract, such as another major version: at the same time
   * and with the same cause, but with an id of its own, which is the same whenever it is asked for.
   */
  public <U> Event<U> toldAs(EventType<U> other, U sameThing) {
    String name = metadata.eventId() + " " + other.detailType();
    return new Event<>(
        other,
        metadata.toBuilder()
            .eventId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)))
            .schemaVersion(other.version())
            .build(),
        sameThing);
  }

  /** An event that this one caused: same correlation id, and this event's id as its cause. */
  public <U> Event<U> causes(EventType<U> other, U consequence) {
    Event<U> event = of(other, consequence, metadata.correlationId());
    return new Event<>(
        other, event.metadata().toBuilder().causationId(metadata.eventId()).build(), consequence);
  }

  /** EventBridge's {@code detail}: metadata and data. */
  public String toJson() {
    return Contracts.write(Map.of("metadata", metadata, "data", data));
  }
}
