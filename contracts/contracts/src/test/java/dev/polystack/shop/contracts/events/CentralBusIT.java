package dev.polystack.shop.contracts.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polystack.shop.contracts.events.catalog.v1.ProductWithdrawn;
import dev.polystack.shop.contracts.parameters.BusParameters;
import dev.polystack.shop.contracts.types.ProductId;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.ssm.SsmClient;

/** What is published comes out of the deployed bus as it went in. */
class CentralBusIT {

  /** Nobody listens to it, so the deployed services stay out of this. */
  private static final EventType<ProductWithdrawn> TYPE =
      new EventType<>("contracts-it", "ProductWithdrawn", 1, "1.0", ProductWithdrawn.SCHEMA);

  private static EventBridgeClient client;
  private static String bus;
  private static Listener listener;

  @BeforeAll
  static void listen() {
    try (SsmClient ssm = SsmClient.create()) {
      String path =
          BusParameters.NAME.path(
              System.getenv().getOrDefault("POLYSTACK_PROJECT", "shop"),
              System.getenv("POLYSTACK_ENV"));
      bus = ssm.getParameter(request -> request.name(path)).parameter().value();
    }
    client = EventPublisher.client();
    listener = new Listener(client, bus, TYPE.source());
  }

  @AfterAll
  static void stopListening() {
    listener.close();
    client.close();
  }

  @Test
  void publish_moreThanABatch_arrivesCompleteAndUnchanged() {
    List<Event<ProductWithdrawn>> events =
        LongStream.rangeClosed(1, 23).mapToObj(CentralBusIT::event).toList();

    Publication publication = EventPublisher.to(client, bus).publish(events);

    assertThat(publication.unsent()).isEmpty();
    EventReader reader = EventReader.of(TYPE);
    assertThat(listener.await(events.size()).stream().map(reader::read))
        .containsExactlyInAnyOrderElementsOf(
            events.stream().map(each -> (Received) new Received.Valid(each)).toList());
  }

  @Test
  void publish_asNobodyWhomTheCloudKnows_isReportedAndNotDropped() {
    Event<ProductWithdrawn> event = event(1);
    try (EventBridgeClient stranger =
        EventBridgeClient.builder()
            .credentialsProvider(
                StaticCredentialsProvider.create(
                    AwsBasicCredentials.create("AKIAIOSFODNN7EXAMPLE", "no secret of anybody")))
            .build()) {
      Publication publication = EventPublisher.to(stranger, bus).publish(List.of(event));

      assertThat(publication.sent()).isEmpty();
      assertThat(publication.unsent()).extracting(Unsent::event).isEqualTo(List.of(event));
      assertThat(publication.unsent().get(0).reason()).startsWith("refused");
    }
  }

  private static Event<ProductWithdrawn> event(long version) {
    return Event.of(
        TYPE,
        ProductWithdrawn.builder()
            .productId(ProductId.of(UUID.randomUUID().toString()))
            .version(version)
            .reason("Größe ≤ 3 ☕")
            .build(),
        UUID.randomUUID().toString());
  }
}
