package dev.polystack.shop.contracts.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.polystack.shop.contracts.events.catalog.v1.ProductChanged;
import dev.polystack.shop.contracts.events.catalog.v1.ProductWithdrawn;
import dev.polystack.shop.contracts.types.ProductId;
import dev.polystack.shop.contracts.types.Violation;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventReaderTest {

  private static final EventReader READER = EventReader.of(ProductWithdrawn.TYPE);

  private static final Event<ProductWithdrawn> EVENT =
      Event.of(
          ProductWithdrawn.TYPE,
          ProductWithdrawn.builder()
              .productId(ProductId.of(UUID.randomUUID().toString()))
              .version(3)
              .build(),
          "correlation");

  @Test
  void read_validEvent_givesItBackAsItWas() {
    assertThat(READER.read(onTheBus("catalog", "ProductWithdrawn.v1", EVENT.toJson())))
        .isEqualTo(new Received.Valid(EVENT));
  }

  @Test
  void read_otherMajorVersion_isUnknown() {
    assertThat(READER.read(onTheBus("catalog", "ProductWithdrawn.v2", EVENT.toJson())))
        .isInstanceOfSatisfying(
            Received.UnknownVersion.class,
            unknown ->
                assertThat(unknown.accepted()).containsExactly("catalog ProductWithdrawn.v1"));
  }

  @Test
  void read_invalidDataAndMetadata_namesBoth() {
    assertThat(
            READER.read(
                onTheBus(
                    "catalog",
                    "ProductWithdrawn.v1",
                    "{\"metadata\":{},\"data\":{\"version\":0}}")))
        .isInstanceOfSatisfying(
            Received.Invalid.class,
            invalid ->
                assertThat(invalid.violations())
                    .extracting(Violation::pointer)
                    .contains(
                        "/detail/metadata/eventId",
                        "/detail/data/productId",
                        "/detail/data/version"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"producer\":\"catalog\"|\"producer\":\"store\"|/detail/metadata/producer|const|must be 'catalog', the source of the event",
        "\"schemaVersion\":\"1.1\"|\"schemaVersion\":\"2.0\"|/detail/metadata/schemaVersion|const|must be 1.<minor>, as ProductWithdrawn.v1 says",
        "\"schemaVersion\":\"1.1\"|\"schemaVersion\":\"10.0\"|/detail/metadata/schemaVersion|const|must be 1.<minor>, as ProductWithdrawn.v1 says",
      })
  void read_envelopeThatContradictsTheEventsName_isInvalid(
      String said, String now, String pointer, String rule, String message) {
    String json = EVENT.toJson();
    assertThat(json).contains(said);

    assertThat(READER.read(onTheBus("catalog", "ProductWithdrawn.v1", json.replace(said, now))))
        .isEqualTo(new Received.Invalid(List.of(new Violation(pointer, rule, message))));
  }

  @Test
  void read_timeThatIsNotInUtc_isInvalid() {
    String elsewhere = EVENT.toJson().replaceFirst("(\"time\":\"[^\"]+)Z", "$1+02:00");

    assertThat(READER.read(onTheBus("catalog", "ProductWithdrawn.v1", elsewhere)))
        .isInstanceOfSatisfying(
            Received.Invalid.class,
            invalid ->
                assertThat(invalid.violations())
                    .extracting(Violation::pointer, Violation::rule)
                    .containsExactly(tuple("/detail/metadata/time", "pattern")));
  }

  @Test
  void read_newerMinorVersion_isValid() {
    String newer = EVENT.toJson().replace("\"schemaVersion\":\"1.1\"", "\"schemaVersion\":\"1.7\"");

    assertThat(READER.read(onTheBus("catalog", "ProductWithdrawn.v1", newer)))
        .isInstanceOf(Received.Valid.class);
  }

  @Test
  void read_anythingElse_isInvalid() {
    assertThat(READER.read("poison")).isInstanceOf(Received.Invalid.class);
    assertThat(READER.read("[]")).isInstanceOf(Received.Invalid.class);
    assertThat(READER.read("{\"source\":\"catalog\"}")).isInstanceOf(Received.Invalid.class);
  }

  @Test
  void causes_keepsTheCorrelationIdAndNamesTheCause() {
    Event<ProductWithdrawn> consequence = EVENT.causes(ProductWithdrawn.TYPE, EVENT.data());

    assertThat(consequence.metadata().correlationId()).isEqualTo("correlation");
    assertThat(consequence.metadata().causationId()).isEqualTo(EVENT.metadata().eventId());
    assertThat(consequence.metadata().eventId()).isNotEqualTo(EVENT.metadata().eventId());
  }

  @Test
  void typesAreCalledByNameAndMajorVersion() {
    assertThat(ProductChanged.TYPE.detailType()).isEqualTo("ProductChanged.v1");
    assertThat(ProductChanged.TYPE.source()).isEqualTo("catalog");
  }

  private static String onTheBus(String source, String detailType, String detail) {
    return "{\"version\":\"0\",\"source\":\"%s\",\"detail-type\":\"%s\",\"detail\":%s}"
        .formatted(source, detailType, detail);
  }
}
