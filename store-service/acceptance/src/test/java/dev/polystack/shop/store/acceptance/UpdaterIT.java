package dev.polystack.shop.store.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.polystack.shop.contracts.types.ProductId;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the catalog says is what customers find. */
class UpdaterIT extends Stage {

  @Test
  void aProduct_canBeFound_withAllThatTheContractSays() {
    ProductId id = Catalog.newId();
    String name = uniqueWord();
    catalog.say(catalog.changed(id, 1, name));
    awaitFound(name, id);

    JsonNode node = find(name, id).orElseThrow();
    assertThat(node.at("/name").asText()).isEqualTo(name);
    assertThat(node.at("/version").asLong()).isEqualTo(1);
    assertThat(node.at("/price/amount").asLong()).isEqualTo(890);
    assertThat(node.at("/price/currency").asText()).isEqualTo("EUR");
    assertThat(node.at("/category").asText()).isEqualTo("cups");
    assertThat(node.at("/tags/0").asText()).isEqualTo("porcelain");
    assertThat(node.at("/imageUrl").isNull()).isTrue();
    assertThat(shop.product(id.toString()).at("/data/product/name").asText()).isEqualTo(name);
  }

  @Test
  void aDuplicate_changesNothing() {
    String name = uniqueWord();
    var event = catalog.changed(Catalog.newId(), 1, name);
    catalog.say(event);
    catalog.say(event);
    catalog.say(event);
    awaitLaterEvent();

    await()
        .atMost(LIMIT)
        .untilAsserted(
            () -> assertThat(shop.search(name).at("/data/search/totalCount").asInt()).isEqualTo(1));
  }

  @Test
  void anOlderVersion_thatComesLate_isIgnored() {
    ProductId id = Catalog.newId();
    String name = uniqueWord();
    catalog.say(catalog.changed(id, 3, name));
    awaitFound(name, id);
    catalog.say(catalog.changed(id, 2, "An older name"));
    awaitLaterEvent();

    assertThat(shop.product(id.toString()).at("/data/product/version").asLong()).isEqualTo(3);
  }

  @Test
  void aWithdrawnProduct_isGone_andALateChangeDoesNotBringItBack() {
    ProductId id = Catalog.newId();
    String name = uniqueWord();
    catalog.say(catalog.changed(id, 1, name));
    awaitFound(name, id);
    catalog.say(Catalog.withdrawn(id, 3));
    await().atMost(LIMIT).until(() -> find(name, id).isEmpty());
    catalog.say(catalog.changed(id, 2, name));
    awaitLaterEvent();

    assertThat(find(name, id)).isEmpty();
    assertThat(shop.product(id.toString()).at("/data/product").isNull()).isTrue();
    assertThat(shop.product(id.toString()).has("errors")).isFalse();
  }

  @Test
  void aPoisonedEvent_becomesADeadLetter_withEveryReason_andTheNextIsIndexed() {
    String correlationId = "poison-" + uniqueWord();
    catalog.say(
        "ProductChanged.v1",
        """
        {"metadata":{"correlationId":"%s"},"data":{"version":"one","name":""}}
        """
            .formatted(correlationId));
    awaitLaterEvent();

    Map<String, String> attributes = deadLetters.take(correlationId, LIMIT);
    assertThat(attributes).containsEntry("correlationId", correlationId);
    assertThat(attributes.get("reason"))
        .contains("/detail/data/version", "/detail/data/name", "/detail/data/productId");
  }

  @Test
  void aMajorVersionThatIsNotKnown_andWhatIsNoEventAtAll_becomeDeadLetters() {
    String mark = uniqueWord();
    deadLetters.send(
        """
        {"source":"catalog","detail-type":"ProductChanged.v9",
         "detail":{"metadata":{},"data":{"mark":"%s"}}}
        """
            .formatted(mark));
    String noise = uniqueWord();
    deadLetters.send("no event at all " + noise);

    assertThat(deadLetters.take(mark, LIMIT).get("reason")).contains("ProductChanged.v9");
    assertThat(deadLetters.take(noise, LIMIT).get("reason")).contains("not JSON");
  }
}
