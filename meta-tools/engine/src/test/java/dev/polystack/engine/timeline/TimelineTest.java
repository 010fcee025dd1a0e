package dev.polystack.engine.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.polystack.engine.OtherDigits;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimelineTest {

  private static Given request() {
    return new Given()
        .line(0, "catalog/api", "INFO", "", "created")
        .line(130, "catalog/outbox", "INFO", "", "published e1")
        .event(120, "e1", "")
        .line(300, "store/updater", "INFO", "e1", "indexed")
        .event(340, "e2", "e1")
        .line(400, "store/mailer", "INFO", "e2", "mailed");
  }

  private static Step find(Timeline timeline, String text) {
    return timeline.all().filter(step -> step.text().contains(text)).findFirst().orElseThrow();
  }

  @Test
  void of_followsCausationIds_overSeveralHops() {
    assertThat(Given.tree(request().timeline().steps()))
        .isEqualTo("created *e1[indexed *e2[mailed]] published e1");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void of_theSameEvidenceInAnyOrder_isTheSameTimeline(long seed) {
    assertThat(request().shuffled(seed)).isEqualTo(request().timeline());
  }

  @Test
  void of_eventsThatCauseEachOtherWithoutEnd_isShownWithAllOfThem() {
    int events = 1_500;
    Given loop = new Given();
    for (int i = 0; i < events; i++) {
      loop.event(i, "e" + i, i == 0 ? "" : "e" + (i - 1));
    }

    Timeline timeline = loop.shuffled(1);

    assertThat(timeline.all().map(Step::eventId).distinct()).hasSize(events);
    assertThat(timeline.all().flatMap(step -> step.notes().stream()))
        .isNotEmpty()
        .allMatch(note -> note.startsWith("what followed stands beside it"));
    assertThat(TimelineJson.of(timeline)).contains("\"e1499\"");
    assertThat(TimelineHtml.of(timeline)).contains("event e1499, caused by e1498");
  }

  @Test
  void of_aDuplicatedEvent_isOneStep_thatSaysSo() {
    Timeline timeline = request().event(360, "e1", "").event(125, "e1", "").timeline();

    assertThat(Given.tree(timeline.steps()))
        .isEqualTo("created *e1[indexed *e2[mailed]] published e1");
    Step event = find(timeline, "E1.v1");
    assertThat(event.notes()).containsExactly("on the bus 3 times");
    assertThat(event.time()).isEqualTo(Given.START.plusMillis(120));
  }

  @Test
  void of_anEffectThatIsSeenBeforeItsCause_staysBelowIt_andIsMarked() {
    Timeline timeline =
        new Given()
            .event(100, "e1", "")
            .event(80, "e2", "e1")
            .line(70, "store/updater", "INFO", "e2", "indexed")
            .timeline();

    assertThat(Given.tree(timeline.steps())).isEqualTo("*e1[*e2[indexed]]");
    assertThat(find(timeline, "E2.v1").gap()).isEqualTo(Duration.ofMillis(-20));
    assertThat(find(timeline, "E2.v1").notes().get(0)).contains("before its cause");
    assertThat(timeline.start()).isEqualTo(Given.START.plusMillis(70));
  }

  @Test
  void of_aCauseThatNobodySaw_andACircle_losesNoEvent() {
    Timeline timeline =
        new Given()
            .event(1, "e1", "gone")
            .event(2, "e2", "e3")
            .event(3, "e3", "e2")
            .event(4, "e4", "e4")
            .event(5, "e5", "e3")
            .line(6, "a/b", "INFO", "", "published e2")
            .timeline();

    assertThat(Given.tree(timeline.steps())).isEqualTo("*e1 *e2 *e3[*e5] *e4 published e2");
    assertThat(find(timeline, "E1.v1").notes()).containsExactly("its cause gone was not seen");
    assertThat(find(timeline, "E2.v1").notes().get(0)).contains("circle");
    assertThat(find(timeline, "E4.v1").notes().get(0)).contains("circle");
  }

  @Test
  void of_anEventThatNoBusWroteDown_isKnownByItsHandling() {
    Timeline timeline = new Given().line(5, "store/updater", "INFO", "e1", "indexed").timeline();

    assertThat(Given.tree(timeline.steps())).isEqualTo("*e1[indexed]");
    assertThat(timeline.steps().get(0).notes().get(0)).contains("in no bus's log");
  }

  @Test
  void of_aLineThatOnlyNamesAnEvent_standsWhereThatEventDoes() {
    Timeline timeline = request().line(345, "store/updater", "INFO", "", "published e2").timeline();

    assertThat(Given.tree(timeline.steps()))
        .isEqualTo("created *e1[indexed *e2[mailed] published e2] published e1");
  }

  @Test
  void of_aRetry_marksTheNextTry_andOfADeadLetter_hangsItBelowItsEvent() {
    Timeline timeline =
        new Given()
            .event(0, "e1", "")
            .line(10, "store/updater", "WARN", "e1", "has to wait")
            .line(10, "store/updater", "WARN", "e1", "still waits")
            .line(90, "store/updater", "ERROR", "e1", "refused")
            .buried(95, "e1")
            .timeline();

    assertThat(Given.tree(timeline.steps()))
        .isEqualTo("*e1[has to wait still waits refused dead letter: too <long>]");
    assertThat(find(timeline, "refused").notes()).containsExactly("tried again");
    assertThat(find(timeline, "refused").gap()).isEqualTo(Duration.ofMillis(80));
    assertThat(timeline.summary())
        .isEqualTo("95 ms, 1 function, 1 event, 1 error, 2 retries, 1 dead letter");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void of_whatAQueueHandedOver_showsTheQueueBetweenTheEventAndItsHandler(long seed) {
    Given request =
        request()
            .line(650, "store/updater", "INFO", "e1", "indexed again")
            .reads("store/updater", "store/updates")
            .reads("catalog/idle", "catalog/nothing");
    Timeline timeline = request.timeline();

    assertThat(Given.tree(timeline.steps()))
        .isEqualTo(
            "created *e1[handed over to store/updater[indexed indexed again] *e2[mailed]]"
                + " published e1");
    Step queue = find(timeline, "handed over");
    assertThat(queue.kind()).isEqualTo(Step.Kind.QUEUE);
    assertThat(queue.where()).isEqualTo("store/updates");
    assertThat(queue.gap()).as("from the bus to the handler").isEqualTo(Duration.ofMillis(180));
    assertThat(queue.consequences().get(0).gap()).isZero();
    assertThat(request.shuffled(seed)).isEqualTo(timeline);
    assertThat(TimelineHtml.of(timeline)).contains("queue info", "store/updates");
  }

  @Test
  void of_twoEventsInOneQueue_areHandedOverEachByItself() {
    Timeline timeline =
        new Given()
            .event(0, "e1", "")
            .event(1, "e2", "")
            .line(10, "store/updater", "INFO", "e1", "indexed")
            .line(20, "store/updater", "INFO", "e2", "removed")
            .reads("store/updater", "store/updates")
            .timeline();

    assertThat(Given.tree(timeline.steps()))
        .isEqualTo(
            "*e1[handed over to store/updater[indexed]] *e2[handed over to store/updater[removed]]");
  }

  @Test
  void of_aRequestThatAQueueHandedOver_beginsThere() {
    Timeline timeline =
        new Given()
            .line(0, "prices/api", "INFO", "", "sent")
            .line(40, "prices/reader", "INFO", "", "was read")
            .reads("prices/reader", "prices/queue")
            .timeline();

    assertThat(Given.tree(timeline.steps()))
        .isEqualTo("sent handed over to prices/reader[was read]");
    assertThat(find(timeline, "handed over").gap()).isEqualTo(Duration.ofMillis(40));
  }

  @Test
  void json_hasEveryStepWithItsIds() throws Exception {
    var json = JsonMapper.builder().build().readTree(TimelineJson.of(request().timeline()));

    assertThat(json.path("durationMillis").asLong()).isEqualTo(400);
    assertThat(json.at("/steps/1/eventId").asText()).isEqualTo("e1");
    assertThat(json.at("/steps/1/consequences/1/causationId").asText()).isEqualTo("e1");
    assertThat(json.at("/steps/1/consequences/1/gapMillis").asLong()).isEqualTo(220);
  }

  @Test
  @ExtendWith(OtherDigits.class)
  void html_whereDigitsAreOthers_keepsThoseThatABrowserReads() {
    assertThat(TimelineHtml.of(request().timeline()).lines())
        .filteredOn(line -> line.matches(".*( ms|lane|cause|circle|svg|text).*"))
        .allMatch(line -> line.chars().allMatch(each -> each < 128));
  }

  @Test
  void isEmpty_withoutAnyEvidence_isTrue() {
    assertThat(Timeline.of("c", new Evidence(List.of(), List.of(), List.of(), Map.of())).isEmpty())
        .isTrue();
    assertThat(request().timeline().isEmpty()).isFalse();
  }
}
