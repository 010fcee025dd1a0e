package dev.polystack.shop.contracts.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.polystack.shop.contracts.Schema;
import dev.polystack.shop.contracts.events.catalog.v1.ProductWithdrawn;
import dev.polystack.shop.contracts.types.ProductId;
import dev.polystack.shop.contracts.types.Violation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequest;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;

class EventPublisherTest {

  private static final ProductId PRODUCT = ProductId.of("7f8b6f0e-52a3-4c5e-9d43-0d6a1c2f9b10");

  @Test
  void publish_moreThanTenEvents_sendsThemInOrderByTens() throws IOException {
    List<Event<ProductWithdrawn>> events = IntStream.range(1, 24).mapToObj(this::event).toList();
    try (FakeBus bus = new FakeBus((request, detail) -> null)) {
      Publication publication = EventPublisher.to(bus.client(), "bus").publish(events);

      assertThat(publication.sent()).isEqualTo(events);
      assertThat(publication.unsent()).isEmpty();
      assertThat(bus.requests()).extracting(List::size).containsExactly(10, 10, 3);
    }
  }

  /** One request holds less than 1 MB, and no byte of room is given away. */
  @Test
  void publish_largeEvents_fillsRequestsUpToTheLimitOfBytes() throws IOException {
    List<Event<Map<String, Object>>> events =
        List.of(ofBytes(600_000), ofBytes(399_999), ofBytes(1000));
    try (FakeBus bus = new FakeBus((request, detail) -> null)) {
      assertThat(EventPublisher.to(bus.client(), "bus").publish(events).sent()).isEqualTo(events);

      assertThat(bus.requests()).extracting(List::size).containsExactly(2, 1);
    }
  }

  @Test
  void publish_theLargestEventThatIsAllowed_comesThroughAQueueAndIsRead() throws IOException {
    Event<Map<String, Object>> largest = ofBytes(999_999);
    try (FakeBus bus = new FakeBus((request, detail) -> null)) {
      assertThat(EventPublisher.to(bus.client(), "bus").publish(List.of(largest)).sent())
          .containsExactly(largest);

      String delivered =
          """
          {"version":"0","id":"5d0f7a0e-2f0b-4d0c-8a53-5a1f8a7f3c11","account":"000000000000",\
          "time":"2026-11-02T09:30:00Z","region":"eu-central-1","resources":[],\
          "source":"catalog","detail-type":"ProductWithdrawn.v1","detail":%s}"""
              .formatted(bus.requests().get(0).get(0));
      assertThat(delivered.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(1_048_576);
      assertThat(EventReader.of(largest.type()).read(delivered))
          .isEqualTo(new Received.Valid(largest));
    }
  }

  @Test
  void publish_partlyRefused_sendsOnlyThoseAgainUntilTheyAreTaken() throws IOException {
    try (FakeBus bus =
        new FakeBus(
            (request, detail) ->
                request < 3 && detail.contains("\"version\":2") ? "ThrottlingException" : null)) {
      Publication publication =
          EventPublisher.to(bus.client(), "bus").publish(List.of(event(1), event(2), event(3)));

      assertThat(publication.unsent()).isEmpty();
      assertThat(publication.sent())
          .extracting(each -> ((ProductWithdrawn) each.data()).version())
          .containsExactly(1L, 3L, 2L);
      assertThat(bus.requests()).extracting(List::size).containsExactly(3, 1, 1);
    }
  }

  @Test
  void publish_refusedForGood_namesItAfterFourAttempts() throws IOException {
    Event<ProductWithdrawn> refused = event(2);
    try (FakeBus bus =
        new FakeBus(
            (request, detail) -> detail.contains("\"version\":2") ? "InternalFailure" : null)) {
      Publication publication =
          EventPublisher.to(bus.client(), "bus").publish(List.of(event(1), refused));

      assertThat(publication.sent()).hasSize(1);
      assertThat(publication.unsent())
          .containsExactly(new Unsent.Refused(refused, "InternalFailure", "as told", 4));
    }
  }

  @Test
  void publish_refusedForAReasonThatStays_isNotTriedAgain() throws IOException {
    try (FakeBus bus = new FakeBus((request, detail) -> "NotAuthorizedForSourceException")) {
      Publication publication = EventPublisher.to(bus.client(), "bus").publish(List.of(event(1)));

      assertThat(publication.unsent())
          .extracting(Unsent::reason)
          .containsExactly(
              "refused 1 times, at last with NotAuthorizedForSourceException: as told");
      assertThat(bus.requests()).hasSize(1);
    }
  }

  @Test
  void publish_theSameEventTwiceAndOneRefused_reportsBoth() throws IOException {
    Event<ProductWithdrawn> event = event(1);
    try (FakeBus bus = new FakeBus((request, detail) -> null)) {
      Publication publication =
          EventPublisher.to(bus.client(), "bus").publish(List.of(event, event));
      assertThat(publication.sent()).containsExactly(event, event);
    }
    int[] entry = {0};
    try (FakeBus bus =
        new FakeBus((request, detail) -> ++entry[0] == 1 ? "ThrottlingException" : null)) {
      Publication publication =
          EventPublisher.to(bus.client(), "bus").publish(List.of(event, event));
      assertThat(publication.sent()).containsExactly(event, event);
      assertThat(bus.requests()).extracting(List::size).containsExactly(2, 1);
    }
  }

  @Test
  void publish_invalidEvent_keepsItBackAndSendsTheOthers() throws IOException {
    Event<Map<String, Object>> invalid = unchecked(Map.of("productId", PRODUCT, "version", 0));
    try (FakeBus bus = new FakeBus((request, detail) -> null)) {
      Publication publication =
          EventPublisher.to(bus.client(), "bus").publish(List.of(event(1), invalid, event(2)));

      assertThat(publication.sent()).hasSize(2);
      assertThat(publication.unsent())
          .singleElement()
          .isInstanceOfSatisfying(
              Unsent.Invalid.class,
              each -> {
                assertThat(each.event()).isEqualTo(invalid);
                assertThat(each.violations())
                    .extracting(Violation::pointer, Violation::rule)
                    .containsExactly(tuple("/version", "minimum"));
              });
    }
  }

  @Test
  void publish_eventThatNoReaderWouldTake_keepsItBack() throws IOException {
    Event<Map<String, Object>> huge =
        unchecked(Map.of("productId", PRODUCT, "version", 1, "reason", "x".repeat(1_000_000)));
    try (FakeBus bus = new FakeBus((request, detail) -> null)) {
      Publication publication = EventPublisher.to(bus.client(), "bus").publish(List.of(huge));

      assertThat(publication.unsent()).hasSize(1);
      assertThat(publication.unsent().get(0).reason()).contains("bytes").contains("limit");
      assertThat(bus.requests()).isEmpty();
    }
  }

  @Test
  void publish_wholeRequestRefused_namesEveryEvent() throws IOException {
    Event<ProductWithdrawn> first = event(1);
    Event<ProductWithdrawn> second = event(2);
    try (FakeBus bus = FakeBus.refusingRequests("AccessDeniedException")) {
      Publication publication =
          EventPublisher.to(bus.client(), "bus").publish(List.of(first, second));

      assertThat(publication.sent()).isEmpty();
      assertThat(publication.unsent())
          .extracting(Unsent::event, unsent -> ((Unsent.Refused) unsent).code())
          .containsExactly(
              tuple(first, "AccessDeniedException"), tuple(second, "AccessDeniedException"));
    }
  }

  /** A function or a server that is stopped does not go on for the sake of a busy bus. */
  @Test
  void publish_whenTheThreadIsAskedToEnd_isNotTriedAgain() {
    Event<ProductWithdrawn> event = event(1);
    EventBridgeClient busy =
        new EventBridgeClient() {
          @Override
          public PutEventsResponse putEvents(PutEventsRequest request) {
            Thread.currentThread().interrupt();
            return PutEventsResponse.builder()
                .entries(PutEventsResultEntry.builder().errorCode("ThrottlingException").build())
                .build();
          }

          @Override
          public String serviceName() {
            return SERVICE_NAME;
          }

          @Override
          public void close() {}
        };

    Publication publication = EventPublisher.to(busy, "bus").publish(List.of(event));

    assertThat(Thread.interrupted()).as("still asked to end").isTrue();
    assertThat(publication.unsent())
        .containsExactly(
            new Unsent.Refused(
                event, "Interrupted", "the thread was asked to end before another try", 1));
  }

  private Event<ProductWithdrawn> event(long version) {
    return Event.of(
        ProductWithdrawn.TYPE,
        ProductWithdrawn.builder().productId(PRODUCT).version(version).build(),
        "correlation");
  }

  /** The record would not even be made of these. */
  @SuppressWarnings("unchecked")
  private static Event<Map<String, Object>> unchecked(Map<String, Object> data) {
    EventType<ProductWithdrawn> real = ProductWithdrawn.TYPE;
    Schema<Map<String, Object>> schema =
        new Schema<>(real.schema().resource(), (Class<Map<String, Object>>) (Class<?>) Map.class);
    return Event.of(
        new EventType<>(real.source(), real.name(), real.major(), real.version(), schema),
        data,
        "correlation");
  }

  /** An event that has so many bytes as EventBridge counts them. */
  private static Event<Map<String, Object>> ofBytes(int bytes) {
    return padded(bytes - OutgoingEvent.of(padded(0), "bus").bytes());
  }

  /** Readers do not mind what they do not know. */
  private static Event<Map<String, Object>> padded(int bytes) {
    return unchecked(
        Map.of("productId", PRODUCT.toString(), "version", 1, "padding", "x".repeat(bytes)));
  }
}
