package dev.polystack.shop.store.acceptance;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.polystack.shop.contracts.parameters.StoreParameters;
import dev.polystack.shop.contracts.types.ProductId;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;

/** What every acceptance test has: a catalog that speaks, a shop that answers. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class Stage {

  static final Duration LIMIT = Duration.ofSeconds(20);

  final Deployment deployment = new Deployment();
  final Customer customer = new Customer(deployment);
  final Catalog catalog = new Catalog(deployment);
  final DeadLetterQueue deadLetters = new DeadLetterQueue(deployment);
  final Shop shop = new Shop(deployment.value(StoreParameters.GRAPHQL_URL), customer.token());

  @AfterAll
  void leave() {
    catalog.close();
    customer.close();
    deadLetters.close();
    deployment.close();
  }

  /** A word that no other product's name has, nor anything like it. */
  static String uniqueWord() {
    return "w" + UUID.randomUUID().toString().replace("-", "");
  }

  Optional<JsonNode> find(String text, ProductId id) {
    JsonNode edges = shop.search(text).at("/data/search/edges");
    return StreamSupport.stream(edges.spliterator(), false)
        .map(edge -> edge.path("node"))
        .filter(node -> node.path("id").asText().equals(id.toString()))
        .findFirst();
  }

  void awaitFound(String text, ProductId id) {
    await()
        .atMost(LIMIT)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> find(text, id).isPresent());
  }

  /** Waits until a product that was offered just now is found: all before it was dealt with. */
  void awaitLaterEvent() {
    ProductId id = Catalog.newId();
    String name = uniqueWord();
    catalog.say(catalog.changed(id, 1, name));
    awaitFound(name, id);
  }
}
