package dev.polystack.shop.contracts.bus;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.polystack.shop.contracts.Resources;
import dev.polystack.shop.contracts.events.EventType;
import dev.polystack.shop.contracts.events.Events;
import dev.polystack.shop.contracts.events.store.v1.OrderPlaced;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OpenApiEventTest {

  /** The registry's limit for one schema, in characters. */
  private static final int REGISTRY_LIMIT = 100_000;

  static List<EventType<?>> events() {
    return Events.ALL;
  }

  @ParameterizedTest
  @MethodSource("events")
  void of_anyEvent_isASoundDocumentThatTheRegistryHolds(EventType<?> event) {
    String document = OpenApiEvent.of(event);

    SwaggerParseResult parsed = new OpenAPIV3Parser().readContents(document);
    assertThat(parsed.getMessages()).isEmpty();
    assertThat(parsed.getOpenAPI().getOpenapi()).isEqualTo("3.0.0");
    assertThat(document).hasSizeLessThan(REGISTRY_LIMIT).doesNotContain("null", ".json");
  }

  @Test
  void of_anEventWithReferences_bringsEverythingAlongThatItRefersTo() {
    JsonNode document = Resources.json(OpenApiEvent.of(OrderPlaced.TYPE));

    JsonNode schemas = document.at("/components/schemas");
    assertThat(schemas.fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder(
            "AWSEvent",
            "EventMetadata",
            "OrderPlaced",
            "OrderId",
            "OrderChannel",
            "CustomerId",
            "PartnerId",
            "OrderLine",
            "ProductId",
            "Money");
    assertThat(schemas.at("/AWSEvent/x-amazon-events-source").asText()).isEqualTo("store");
    assertThat(schemas.at("/AWSEvent/x-amazon-events-detail-type").asText())
        .isEqualTo("OrderPlaced.v1");
    assertThat(schemas.at("/AWSEvent/properties/detail/properties/data/$ref").asText())
        .isEqualTo("#/components/schemas/OrderPlaced");
    assertThat(schemas.at("/OrderPlaced/properties/lines/items/$ref").asText())
        .isEqualTo("#/components/schemas/OrderLine");
    assertThat(schemas.at("/OrderPlaced/properties/version/minimum").asInt()).isEqualTo(1);
  }
}
