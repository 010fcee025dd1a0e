package dev.polystack.shop.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import dev.polystack.engine.cloud.Target;
import dev.polystack.engine.timeline.Step;
import dev.polystack.engine.timeline.Timeline;
import dev.polystack.engine.timeline.TimelineSearch;
import dev.polystack.shop.journey.Http.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** One change of a product, from the employee's request into the index, as one timeline. */
class TimelineIT {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final Instant before = Instant.now().minusSeconds(5);

  @Test
  void aCreatedProduct_isOneTimeline_acrossBothServicesAndTheBus_andADuplicateChangesNothing() {
    try (Actors actors = new Actors();
        BusTap tap = actors.listenToCatalog();
        RawBus bus = actors.catalogOnTheBus()) {
      Catalog catalog = actors.catalog(actors.employeeToken("manager"));
      Answer created = catalog.create(Products.named(Products.uniqueName(), 1900));
      String request = created.correlationId();
      JsonNode event =
          tap.await(
                  each ->
                      each.path("detail-type").asText().equals("ProductChanged.v1")
                          && each.at("/detail/metadata/correlationId").asText().equals(request),
                  LIMIT)
              .orElseThrow();
      String eventId = event.at("/detail/metadata/eventId").asText();
      awaitHandled(request, eventId, 1);
      bus.put("catalog", "ProductChanged.v1", event.path("detail").toString());

      Timeline timeline = awaitHandled(request, eventId, 2);

      Step first = timeline.steps().get(0);
      assertThat(first.where()).isEqualTo("catalog/api/products-api");
      assertThat(first.text()).contains("POST").contains("201");
      assertThat(timeline.steps())
          .extracting(Step::where, Step::kind)
          .contains(tuple("catalog/products/outbox-publisher", Step.Kind.LINE));
      Step changed = event(timeline, eventId).orElseThrow();
      assertThat(changed.where()).isEqualTo("contracts/bus");
      assertThat(changed.notes()).contains("on the bus 2 times");
      assertThat(changed.consequences())
          .as("the queue stands between the bus and who handles the event")
          .extracting(Step::where, Step::kind)
          .containsExactly(tuple("store/catalog/updates", Step.Kind.QUEUE));
      List<Step> handled = handled(changed);
      assertThat(handled).extracting(Step::where).containsOnly("store/catalog/updater");
      assertThat(handled.get(0).text()).contains("version 1 now");
      assertThat(handled.get(handled.size() - 1).text()).contains("already");
      assertThat(timeline.all().map(Step::kind)).doesNotContain(Step.Kind.DEAD_LETTER);

      catalog.withdraw(created.body().path("productId").asText(), 1);
    }
  }

  private Timeline awaitHandled(String request, String eventId, int times) {
    return Patience.await(
        "handled %d times".formatted(times),
        LIMIT,
        () ->
            Optional.of(find(request))
                .filter(
                    timeline ->
                        event(timeline, eventId)
                            .filter(event -> handled(event).size() >= times)
                            .isPresent()));
  }

  /** What handlers said, whatever handed the event over to them. */
  private static List<Step> handled(Step event) {
    return event.all().filter(step -> step.kind() == Step.Kind.LINE).toList();
  }

  private static Optional<Step> event(Timeline timeline, String id) {
    return timeline
        .all()
        .filter(step -> step.kind() == Step.Kind.EVENT && step.eventId().equals(id))
        .findFirst();
  }

  private Timeline find(String request) {
    Map<String, String> variables = System.getenv();
    Target target =
        new Target(
            variables.getOrDefault("POLYSTACK_PROJECT", "shop"),
            variables.getOrDefault("POLYSTACK_ENV", ""),
            null);
    try {
      return new TimelineSearch(target).find(request, before);
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted while reading logs", e);
    }
  }
}
