package dev.polystack.shop.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.polystack.shop.contracts.events.Event;
import dev.polystack.shop.contracts.events.EventPublisher;
import dev.polystack.shop.contracts.events.EventReader;
import dev.polystack.shop.contracts.events.EventType;
import dev.polystack.shop.contracts.events.Publication;
import dev.polystack.shop.contracts.events.Received;
import dev.polystack.shop.contracts.events.Unsent;
import dev.polystack.shop.contracts.events.catalog.v1.ProductWithdrawn;
import dev.polystack.shop.contracts.parameters.BusParameters;
import dev.polystack.shop.contracts.types.ProductId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;

/**
 * What is published comes out of the deployed bus as it went in, now and replayed, and nobody
 * speaks there but the project's services, each under its own name.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CentralBusIT {

  private static final Duration LIMIT = Duration.ofSeconds(20);

  /** By a name that nobody listens to, so the deployed services stay out of this. */
  private static final EventType<ProductWithdrawn> TYPE = spokenBy("catalog");

  private final Deployment deployment = Deployment.current();
  private String bus;
  private ServiceRole catalog;
  private BusTap tap;

  @BeforeAll
  void listen() {
    bus = deployment.value(BusParameters.NAME);
    catalog = deployment.roleOf("catalog");
    tap = new BusTap(bus, "catalog");
  }

  @AfterAll
  void leave() {
    tap.close();
    catalog.close();
    deployment.close();
  }

  @Test
  void publish_moreThanABatch_arrivesCompleteAndUnchanged() {
    List<Event<ProductWithdrawn>> events =
        LongStream.rangeClosed(1, 23).mapToObj(version -> event(TYPE, version)).toList();

    assertThat(publish(catalog.credentials(), events).unsent()).isEmpty();
    EventReader reader = EventReader.of(TYPE);
    for (Event<ProductWithdrawn> event : events) {
      assertThat(tap.await(arrived -> isSame(arrived, event), LIMIT).map(JsonNode::toString))
          .hasValueSatisfying(
              json -> assertThat(reader.read(json)).isEqualTo(new Received.Valid(event)));
    }
  }

  @Test
  void publish_underAnotherServicesName_isRefused() {
    try (ServiceRole store = deployment.roleOf("store")) {
      assertThat(publish(store.credentials(), List.of(event(TYPE, 1))).unsent())
          .singleElement()
          .satisfies(CentralBusIT::isNotAuthorized);
      assertThat(publish(store.credentials(), List.of(event(spokenBy("store"), 1))).unsent())
          .as("its own name")
          .isEmpty();
    }
  }

  @Test
  void publish_underANameThatIsNoService_isRefused() {
    assertThat(publish(catalog.credentials(), List.of(event(spokenBy("elsewhere"), 1))).unsent())
        .singleElement()
        .satisfies(CentralBusIT::isNotAuthorized);
  }

  @Test
  void publish_byWhoeverIsNotOfThisEnvironment_isRefusedWhateverTheyAreGranted() {
    try (ServiceRole other = deployment.roleElsewhere("catalog");
        ServiceRole stranger = ServiceRole.ofStranger(deployment.value(BusParameters.ARN))) {
      for (ServiceRole role : List.of(other, stranger)) {
        assertThat(publish(role.credentials(), List.of(event(TYPE, 1))).unsent())
            .singleElement()
            .satisfies(CentralBusIT::isNotAuthorized);
      }
    }
  }

  @Test
  void publish_asNobodyWhomTheCloudKnows_isReportedAndNotDropped() {
    Event<ProductWithdrawn> event = event(TYPE, 1);

    Publication publication =
        publish(
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create("AKIAIOSFODNN7EXAMPLE", "no secret of anybody")),
            List.of(event));

    assertThat(publication.sent()).isEmpty();
    assertThat(publication.unsent()).extracting(Unsent::event).isEqualTo(List.of(event));
    assertThat(publication.unsent().get(0).reason()).startsWith("refused");
  }

  @Test
  @EnabledIfEnvironmentVariable(
      named = "AWS_ENDPOINT_URL",
      matches = ".+",
      disabledReason = "AWS takes minutes to bring an event to the archive")
  void replay_ofTheArchive_bringsTheEventAgainToTheRuleThatAskedForIt() {
    Event<ProductWithdrawn> event = event(TYPE, 1);
    Instant before = Instant.now().minusSeconds(2);
    assertThat(publish(catalog.credentials(), List.of(event)).unsent()).isEmpty();
    JsonNode first = tap.await(arrived -> isSame(arrived, event), LIMIT).orElseThrow();

    tap.replay(
        deployment.value(BusParameters.ARCHIVE_ARN), deployment.value(BusParameters.ARN), before);

    JsonNode again =
        tap.await(arrived -> isSame(arrived, event) && arrived.has("replay-name"), LIMIT)
            .orElseThrow();
    assertThat(again.path("detail")).isEqualTo(first.path("detail"));
    assertThat(EventReader.of(TYPE).read(again.toString())).isEqualTo(new Received.Valid(event));
  }

  private Publication publish(
      AwsCredentialsProvider credentials, List<Event<ProductWithdrawn>> events) {
    try (EventBridgeClient client =
        EventBridgeClient.builder()
            .credentialsProvider(credentials)
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build()) {
      return EventPublisher.to(client, bus).publish(events);
    }
  }

  private static void isNotAuthorized(Unsent unsent) {
    assertThat(unsent.reason()).contains("AccessDenied", "events:PutEvents");
  }

  private static boolean isSame(JsonNode arrived, Event<?> event) {
    return arrived
        .at("/detail/metadata/eventId")
        .asText()
        .equals(event.metadata().eventId().toString());
  }

  private static EventType<ProductWithdrawn> spokenBy(String service) {
    return new EventType<>(service, "JourneyProbe", 1, "1.0", ProductWithdrawn.SCHEMA);
  }

  private static Event<ProductWithdrawn> event(EventType<ProductWithdrawn> type, long version) {
    return Event.of(
        type,
        ProductWithdrawn.builder()
            .productId(ProductId.of(UUID.randomUUID().toString()))
            .version(version)
            .reason("Größe ≤ 3 ☕")
            .build(),
        UUID.randomUUID().toString());
  }
}
